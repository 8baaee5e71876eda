package dev.runnel.tck.suite.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Transaction;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.DriverException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Users;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** The guarantees of one transaction. */
public abstract class TransactionTopic extends InteractiveTopic {
    private static final int LEASES = 2;
    private static final Duration LATE = Duration.ofMillis(300);

    @Test
    @Covers("tx_interactive/commit_persists_data")
    void commitsBeforeItEmits() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        AtomicReference<List<Kind>> atEmission = new AtomicReference<>();
        get(db().transaction(tx -> category("a").exec(tx)).doOnNext(c -> atEmission.set(probe().kinds())));

        assertThat(atEmission.get()).startsWith(Kind.ACQUIRE, Kind.BEGIN).contains(Kind.COMMIT);
        assertThat(get(Categories.all().count(db()))).isEqualTo(1);
    }

    @Test
    @Covers({"tx_interactive/multiple_ops_in_transaction", "tx_interactive/driver_sees_begin_commit"})
    void runsOnOneLease() {
        if (refused(tx -> category("a").exec(tx).then(category("b").exec(tx)))) {
            return;
        }
        get(db().transaction(tx -> category("a").exec(tx).then(category("b").exec(tx))));
        home().settle();

        assertThat(probe().kinds())
                .startsWith(Kind.ACQUIRE, Kind.BEGIN)
                .endsWith(Kind.COMMIT, Kind.RELEASE)
                .containsOnlyOnce(Kind.ACQUIRE, Kind.BEGIN, Kind.COMMIT, Kind.RELEASE);
        assertThat(probe().statements()).hasSize(2);
    }

    @Test
    @Covers({"tx_interactive/rollback_discards_data", "tx_interactive/driver_sees_begin_rollback"})
    void anErrorRollsBack() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        RuntimeException own = new IllegalStateException("mine");
        Mono<Category> body = db().transaction(tx -> category("a").exec(tx).then(Mono.<Category>error(own)));

        assertThat(body.materialize().block().getThrowable()).isSameAs(own);
        home().settle();
        assertThat(probe().kinds()).contains(Kind.ROLLBACK).doesNotContain(Kind.COMMIT);
        assertThat(get(Categories.all().count(db()))).isZero();
    }

    @Test
    void anEmptyBodyCommits() {
        if (refused(tx -> Mono.empty())) {
            return;
        }
        assertThat(db().transaction(tx -> category("a").exec(tx).then(Mono.<String>empty()))
                        .block())
                .isNull();
        assertThat(get(Categories.all().count(db()))).isEqualTo(1);
    }

    @Test
    @Covers("tx_interactive/read_your_writes")
    void seesItsOwnWritesAndOthersDoNot() {
        if (refused(tx -> Categories.all().count(tx))) {
            return;
        }
        var counts = get(db().transaction(tx -> category("a")
                .exec(tx)
                .then(Mono.zip(Categories.all().count(tx), Categories.all().count(db().outsideTransaction())))));

        assertThat(counts.getT1()).isEqualTo(1);
        assertThat(counts.getT2()).isZero();
    }

    @Test
    void aStatementOnTheDbJoinsThroughTheContext() {
        if (refused(tx -> category("a").exec(db()))) {
            return;
        }
        UUID nobody = UUID.randomUUID();
        assertThat(failure(() -> db().transaction(tx -> category("a")
                        .exec(db())
                        .then(Categories.all().count(db()))
                        .doOnNext(n -> assertThat(n).isEqualTo(1))
                        .then(Users.byId(nobody).one(db())))))
                .isInstanceOf(NotFoundException.class);
        home().settle();

        assertThat(probe().kinds()).containsOnlyOnce(Kind.ACQUIRE);
        assertThat(get(Categories.all().count(db()))).isZero();
    }

    @Test
    @Covers("tx_interactive/multi_op_inside_tx_uses_savepoints")
    void aGraphInItHasNoTransactionOfItsOwn() {
        if (refused(tx -> graph("a").exec(tx))) {
            return;
        }
        get(db().transaction(tx -> graph("a").exec(tx)));

        assertThat(probe().kinds()).containsOnlyOnce(Kind.BEGIN).containsOnlyOnce(Kind.COMMIT);
    }

    @Test
    void anErrorOfTheDatabaseDooms() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        get(Users.create().name("x").email("taken").exec(db()));
        AtomicReference<Throwable> later = new AtomicReference<>();
        AtomicReference<List<String>> sent = new AtomicReference<>();
        Mono<Long> doomed = db().transaction(tx -> category("a")
                .exec(tx)
                .then(Users.create().name("y").email("taken").exec(tx))
                .onErrorResume(ConstraintViolationException.class, e -> Mono.empty())
                .then(Mono.fromRunnable(() -> sent.set(probe().statements())))
                .then(Categories.all().count(tx))
                .doOnError(later::set)
                .onErrorReturn(1L));

        assertThat(failure(() -> doomed)).isInstanceOf(TransactionAbortedException.class);
        home().settle();
        assertThat(later.get()).isInstanceOf(TransactionAbortedException.class);
        assertThat(probe().statements()).isEqualTo(sent.get());
        assertThat(probe().kinds()).contains(Kind.ROLLBACK);
        assertThat(get(Categories.all().count(db()))).isZero();
    }

    @Test
    void aReadThatFindsNothingDoesNotDoom() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        UUID nobody = UUID.randomUUID();
        get(db().transaction(tx -> Users.byId(nobody)
                .one(tx)
                .onErrorResume(NotFoundException.class, e -> Mono.empty())
                .then(category("a").exec(tx))));

        assertThat(get(Categories.all().count(db()))).isEqualTo(1);
    }

    @Test
    void afterItsEndItIsOfNoUse() {
        AtomicReference<Transaction> kept = new AtomicReference<>();
        Function<Transaction, Mono<Category>> body = tx -> {
            kept.set(tx);
            return category("a").exec(tx);
        };
        if (refused(body)) {
            return;
        }
        get(db().transaction(body));

        refuses(ErrorCode.TRANSACTION_ENDED, () -> category("b").exec(kept.get()));
        refuses(ErrorCode.TRANSACTION_ENDED, () -> Categories.all().count(kept.get()));
    }

    @Test
    void statementsOfOneTransactionQueue() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        Long count = get(db().transaction(tx -> Flux.range(0, 20)
                .flatMap(n -> category("c" + n).exec(tx), 20)
                .then(Categories.all().count(tx))));

        assertThat(count).isEqualTo(20);
    }

    @Test
    void aStreamInItDoesNotHoldTheConnectionWhileItWaits() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        get(Categories.createMany(java.util.stream.IntStream.range(0, 400)
                        .mapToObj(n -> category("c" + n))
                        .toList())
                .exec(db()));
        Long seen = get(db().transaction(tx -> Categories.all()
                .all(tx)
                .concatMap(c -> Categories.byId(c.id()).one(tx), 1)
                .count()));

        assertThat(seen).isEqualTo(400);
    }

    @Test
    @Covers("tx_interactive/drop_without_finalize_rolls_back")
    void aCancelRollsBackAndWaitsForTheAnswer() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        Sinks.Empty<Void> answer = Sinks.empty();
        Sinks.Empty<Void> sent = Sinks.empty();
        probe().holdNext(Kind.ROLLBACK, answer.asMono().doOnSubscribe(kept -> sent.tryEmitEmpty()));
        Sinks.Empty<Void> written = Sinks.empty();
        Disposable running = db().transaction(tx -> category("a")
                        .exec(tx)
                        .doOnNext(c -> written.tryEmitEmpty())
                        .then(Mono.<Category>never()))
                .subscribe();
        written.asMono().block(TestDb.PATIENCE);
        running.dispose();
        sent.asMono().block(TestDb.PATIENCE);
        assertThat(probe().openLeases()).as("leases before the answer").isEqualTo(1);
        answer.tryEmitEmpty();
        home().settle();

        assertThat(probe().kinds()).endsWith(Kind.ROLLBACK, Kind.RELEASE).doesNotContain(Kind.COMMIT);
        assertThat(get(Categories.all().count(db()))).isZero();
    }

    @Test
    @Covers("tx_interactive/cancel_queued_commit_keeps_connection_reusable")
    void aCancelAfterCommitWasSentWaitsForItsAnswer() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        Sinks.Empty<Void> answer = Sinks.empty();
        Sinks.Empty<Void> sent = Sinks.empty();
        probe().holdNext(Kind.COMMIT, answer.asMono().doOnSubscribe(kept -> sent.tryEmitEmpty()));
        Disposable running = db().transaction(tx -> category("a").exec(tx)).subscribe();
        sent.asMono().block(TestDb.PATIENCE);
        running.dispose();
        assertThat(probe().openLeases()).as("leases before the answer").isEqualTo(1);
        answer.tryEmitEmpty();
        home().settle();

        assertThat(probe().kinds()).endsWith(Kind.COMMIT, Kind.RELEASE).doesNotContain(Kind.ROLLBACK);
        assertThat(get(Categories.all().count(db()))).isEqualTo(1);
    }

    @Test
    void anErrorComesAfterALateAnswerToRollback() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        probe().delayNext(Kind.ROLLBACK, LATE);
        RuntimeException own = new IllegalStateException("mine");
        StepVerifier.create(db().transaction(tx -> category("a").exec(tx).then(Mono.<Category>error(own))))
                .expectSubscription()
                .expectNoEvent(LATE.dividedBy(2))
                .expectErrorSatisfies(e -> {
                    assertThat(e).isSameAs(own);
                    assertThat(probe().kinds()).containsSubsequence(Kind.ROLLBACK, Kind.RELEASE);
                    assertThat(probe().openLeases()).isZero();
                })
                .verify(TestDb.PATIENCE);

        assertThat(get(Categories.all().count(db()))).isZero();
    }

    @Test
    void aResultComesAfterALateAnswerToCommit() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        probe().delayNext(Kind.COMMIT, LATE);
        StepVerifier.create(db().transaction(tx -> category("a").exec(tx))
                        .flatMap(c -> Categories.all().count(db())))
                .expectSubscription()
                .expectNoEvent(LATE.dividedBy(2))
                .expectNext(1L)
                .expectComplete()
                .verify(TestDb.PATIENCE);
    }

    @Test
    void aCancelledGraphWaitsForALateAnswerToRollback() {
        if (refused(tx -> graph("a").exec(tx))) {
            return;
        }
        probe().hangNextStatement("todos");
        probe().delayNext(Kind.ROLLBACK, LATE);
        Disposable running = graph("a").exec(db()).subscribe();
        Mono.defer(() -> probe().statements().stream().anyMatch(text -> text.contains("todos"))
                        ? Mono.just(1)
                        : Mono.empty())
                .repeatWhenEmpty(ticks -> ticks.delayElements(Duration.ofMillis(5)))
                .block(TestDb.PATIENCE);
        long start = System.nanoTime();
        running.dispose();
        home().settle();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(LATE.minusMillis(10));
        assertThat(probe().kinds()).endsWith(Kind.ROLLBACK, Kind.RELEASE).doesNotContain(Kind.COMMIT);
        assertThat(get(Users.all().count(db()))).isZero();
        assertThat(get(Categories.all().count(db()))).isZero();
    }

    @Test
    @Covers({
        "tx_interactive/update_inside_transaction",
        "tx_interactive/update_rolled_back",
        "tx_interactive/delete_rolled_back"
    })
    void whatItChangesIsChangedWithIt() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        Category a = get(category("a").exec(db()));
        get(db().transaction(tx -> Categories.update(a).name("b").exec(tx)));
        assertThat(names()).containsExactly("b");

        RuntimeException own = new IllegalStateException("mine");
        for (Function<Transaction, Mono<?>> change : List.<Function<Transaction, Mono<?>>>of(
                tx -> Categories.update(a).name("c").exec(tx),
                tx -> Categories.delete(a).exec(tx))) {
            assertThat(db().transaction(tx -> change.apply(tx).then(Mono.error(own)))
                            .materialize()
                            .block(TestDb.PATIENCE)
                            .getThrowable())
                    .isSameAs(own);
            assertThat(names()).containsExactly("b");
        }
    }

    /** Each of them leaves the connection in the middle of the transaction; who is lent it next must not be. */
    @Test
    @Covers({
        "tx_interactive/commit_failure_rolls_back_before_connection_reuse",
        "tx_interactive/rollback_failure_retries_before_connection_reuse"
    })
    void anEndThatFailsIsMadeGoodBeforeTheConnectionIsLentAgain() {
        if (refused(tx -> category("a").exec(tx))) {
            return;
        }
        RuntimeException own = new IllegalStateException("mine");
        for (int n = 0; n < 2 * LEASES; n++) {
            probe().failNext(Kind.COMMIT, new ConflictException("in the way", null));
            failure(
                    ConflictException.class,
                    () -> db().transaction(tx -> category("a").exec(tx)));
            probe().failNext(Kind.ROLLBACK, new DriverException("refused", "XX000", null));
            assertThat(db().transaction(tx -> category("b").exec(tx).then(Mono.<Category>error(own)))
                            .materialize()
                            .block(TestDb.PATIENCE)
                            .getThrowable())
                    .isSameAs(own);
        }
        get(Flux.range(0, LEASES)
                .flatMap(n -> db().transaction(tx -> category("c" + n).exec(tx)))
                .count());

        assertThat(names()).containsExactly("c0", "c1");
    }

    private static Users.Create graph(String name) {
        return Users.create()
                .name(name)
                .email(name)
                .todos(t -> t.title("t")
                        .points(1)
                        .done(false)
                        .created(java.time.Instant.EPOCH)
                        .category(Categories.create().name(name)));
    }
}

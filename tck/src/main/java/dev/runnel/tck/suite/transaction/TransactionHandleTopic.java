package dev.runnel.tck.suite.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.ActivityInfo;
import dev.runnel.ActivityInfo.State;
import dev.runnel.ManualTransaction;
import dev.runnel.TransactionOptions;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Manual transactions: the application commits or rolls back. */
public abstract class TransactionHandleTopic extends InteractiveTopic {
    private boolean refusedHere() {
        if (transactional()) {
            return false;
        }
        refuses(ErrorCode.TRANSACTION_UNSUPPORTED, () -> db().begin());
        return true;
    }

    /** As it is meant to be used. */
    private <T> Flux<T> using(java.util.function.Function<ManualTransaction, Flux<T>> work) {
        return Flux.usingWhen(
                db().begin(),
                work,
                ManualTransaction::commit,
                (tx, error) -> tx.rollback(),
                ManualTransaction::rollback);
    }

    private static void done(Mono<Void> end) {
        end.block(TestDb.PATIENCE);
    }

    @Test
    void isCommittedAtTheEnd() {
        if (refusedHere()) {
            return;
        }
        assertThat(list(using(
                        tx -> Flux.concat(category("a").exec(tx), category("b").exec(tx))
                                .thenMany(Categories.all().select(c -> c.name()).all(tx)))))
                .containsExactlyInAnyOrder("a", "b");
        home().settle();

        assertThat(probe().kinds()).startsWith(Kind.ACQUIRE, Kind.BEGIN).endsWith(Kind.COMMIT, Kind.RELEASE);
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void isRolledBackAfterAnErrorAndAfterACancel() {
        if (refusedHere()) {
            return;
        }
        failureOf(using(tx -> category("a").exec(tx).thenMany(Flux.error(new IllegalStateException("mine"))))
                .then());
        home().settle();
        assertThat(probe().kinds()).endsWith(Kind.ROLLBACK, Kind.RELEASE).doesNotContain(Kind.COMMIT);

        StepVerifier.create(using(tx -> category("b").exec(tx).concatWith(Mono.never())))
                .expectNextCount(1)
                .thenCancel()
                .verify(TestDb.PATIENCE);
        home().settle();
        assertThat(names()).isEmpty();
    }

    @Test
    void endsOnce() {
        if (refusedHere()) {
            return;
        }
        ManualTransaction kept = get(db().begin());
        get(category("a").exec(kept));
        done(kept.commit());
        done(kept.commit());
        done(kept.rollback());
        assertThat(failure(() -> category("late").exec(kept)).code()).isEqualTo(ErrorCode.TRANSACTION_ENDED);

        ManualTransaction dropped = get(db().begin());
        get(category("b").exec(dropped));
        done(dropped.rollback());
        done(dropped.rollback());
        assertThat(failure(dropped::commit).code()).isEqualTo(ErrorCode.TRANSACTION_ENDED);
        assertThat(failure(() -> category("late").exec(dropped)).code()).isEqualTo(ErrorCode.TRANSACTION_ENDED);

        home().settle();
        assertThat(names()).containsExactly("a");
    }

    @Test
    void oneThatIsToBeDroppedIsDroppedByItsCommit() {
        if (refusedHere()) {
            return;
        }
        ManualTransaction tx = get(db().begin());
        get(category("a").exec(tx));
        tx.rollbackOnly();
        done(tx.commit());

        home().settle();
        assertThat(probe().kinds()).contains(Kind.ROLLBACK).doesNotContain(Kind.COMMIT);
    }

    @Test
    void aDoomedOneIsNotKept() {
        if (refusedHere()) {
            return;
        }
        get(user("taken").exec(db()));
        ManualTransaction tx = get(db().begin(TransactionOptions.DEFAULT.withName("signup")));
        get(category("a").exec(tx));
        failure(ConstraintViolationException.class, () -> user("taken").exec(tx));
        assertThat(failure(TransactionAbortedException.class, tx::commit).names())
                .containsEntry("transaction", "signup");
        home().settle();
        done(tx.rollback());

        assertThat(names()).isEmpty();
    }

    @Test
    void hasSavepointsInside() {
        if (refusedHere()) {
            return;
        }
        ManualTransaction tx = get(db().begin());
        get(category("a").exec(tx));
        failureOf(
                tx.transaction(inner -> category("b").exec(inner).then(Mono.error(new IllegalStateException("mine")))));
        done(tx.commit());

        assertThat(names()).containsExactly("a");
    }

    /** Whoever leaves before it comes has none to give back. Reactor's own subscribers would drop one that comes just then. */
    @Test
    void isNotLostWhenItsSubscriberLeavesAtAnySignal() {
        if (refusedHere()) {
            return;
        }
        for (int n = 1; n <= 8; n++) {
            AtomicReference<ManualTransaction> given = new AtomicReference<>();
            BaseSubscriber<ManualTransaction> beginning = new BaseSubscriber<>() {
                @Override
                protected void hookOnNext(ManualTransaction handle) {
                    given.set(handle);
                }
            };
            probe().clear();
            probe().atSignal(n, beginning::cancel);
            db().begin().subscribe(beginning);
            Flux.interval(Duration.ofMillis(1))
                    .takeUntil(tick -> given.get() != null
                            || beginning.isDisposed() && db().activity().isEmpty())
                    .blockLast(TestDb.PATIENCE);
            if (given.get() != null) {
                done(given.get().rollback());
            }
            nothingRuns();
        }
        assertThat(get(Categories.all().count(db()))).isZero();
    }

    @Test
    void isNotLostWhenATimeRunsOutJustThen() {
        if (refusedHere()) {
            return;
        }
        Flux.range(0, 300)
                .concatMap(n -> Flux.usingWhen(
                                db().begin(),
                                tx -> Categories.all().count(tx),
                                ManualTransaction::commit,
                                (tx, error) -> tx.rollback(),
                                ManualTransaction::rollback)
                        .takeUntilOther(Mono.delay(Duration.ofNanos(n * 10_000L))))
                .blockLast(TestDb.PATIENCE.multipliedBy(2));
        nothingRuns();
        assertThat(db().pool().leased()).isZero();
    }

    @Test
    void oneThatIsDroppedOnTheWayGoesBackWhereTheHookSaysSo() {
        if (refusedHere()) {
            return;
        }
        db().begin()
                .filter(tx -> false)
                .doOnDiscard(ManualTransaction.class, tx -> tx.rollback().subscribe())
                .block(TestDb.PATIENCE);
        home().settle();

        assertThat(probe().kinds()).containsExactly(Kind.ACQUIRE, Kind.BEGIN, Kind.ROLLBACK, Kind.RELEASE);
    }

    @Test
    void oneThatIsForgottenIsKnownAndEndsWithTheDb() {
        if (refusedHere()) {
            return;
        }
        ManualTransaction forgotten = get(db().begin(TransactionOptions.DEFAULT.withName("forgotten")));
        get(category("a").exec(forgotten));
        assertThat(db().activity())
                .extracting(ActivityInfo::text, ActivityInfo::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("transaction forgotten", State.IDLE));

        db().close(Duration.ZERO).block(TestDb.PATIENCE);
        assertThat(probe().kinds()).endsWith(Kind.ROLLBACK, Kind.RELEASE);
        RunnelException error = failure(forgotten::commit);
        assertThat(error.code()).isEqualTo(ErrorCode.CLOSED);
        done(forgotten.rollback());
    }

    @Test
    void isRolledBackWhenItsTimeIsOver() {
        if (refusedHere()) {
            return;
        }
        ManualTransaction slow = get(db().begin(TransactionOptions.DEFAULT.withTimeout(Duration.ofMillis(100))));
        get(category("a").exec(slow));
        home().settle();

        failure(StatementTimeoutException.class, slow::commit);
        ManualTransaction quick = get(db().begin(TransactionOptions.DEFAULT.withTimeout(TestDb.PATIENCE)));
        get(category("b").exec(quick));
        done(quick.commit());
        assertThat(names()).containsExactly("b");
    }

    @Test
    void oneThatCannotBeginGivesItsLeaseBack() {
        if (refusedHere()) {
            return;
        }
        probe().failNext(Kind.BEGIN, new dev.runnel.error.ConnectionLostException("broken", null));
        failure(dev.runnel.error.ConnectionLostException.class, () -> db().begin());
        nothingRuns();
    }

    @Test
    void retriesAndNestedBeginsAreRejected() {
        if (refusedHere()) {
            return;
        }
        refuses(
                ErrorCode.TRANSACTION_OPTION,
                () -> db().begin(TransactionOptions.DEFAULT.withRetries(1, Duration.ofSeconds(1))));
        assertThat(failure(() -> db().transaction(tx -> db().begin())).code()).isEqualTo(ErrorCode.NESTED_TRANSACTION);
        assertThat(failure(() -> db().connection(connection -> db().begin())).code())
                .isEqualTo(ErrorCode.NESTED_TRANSACTION);
    }

    private static void failureOf(Mono<?> work) {
        StepVerifier.create(work).expectError(IllegalStateException.class).verify(TestDb.PATIENCE);
    }

    /** An activity is listed until shortly after its lease was released. */
    private void nothingRuns() {
        home().settle();
        Flux.interval(Duration.ofMillis(1))
                .takeUntil(tick -> db().activity().isEmpty())
                .blockLast(TestDb.PATIENCE);
    }
}

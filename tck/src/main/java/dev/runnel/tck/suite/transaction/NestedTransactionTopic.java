package dev.runnel.tck.suite.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.TransactionOptions;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.LockMode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A transaction inside another is a savepoint. */
public abstract class NestedTransactionTopic extends InteractiveTopic {
    @Test
    void isKeptWithTheOuter() {
        if (refused()) {
            return;
        }
        get(db().transaction(tx -> category("a")
                .exec(tx)
                .then(tx.transaction(inner -> category("b").exec(inner)))
                .then(category("c").exec(tx))));
        home().settle();

        assertThat(names()).containsExactly("a", "b", "c");
        assertThat(probe().kinds())
                .containsSubsequence(Kind.BEGIN, Kind.SAVEPOINT, Kind.RELEASE_SAVEPOINT, Kind.COMMIT, Kind.RELEASE)
                .doesNotContain(Kind.ROLLBACK, Kind.ROLLBACK_TO);
    }

    @Test
    @Covers("tx_interactive/nested_rollback_outer")
    void isDroppedWithTheOuter() {
        if (refused()) {
            return;
        }
        failureOf(db().transaction(tx -> tx.transaction(inner -> category("b").exec(inner))
                .then(Mono.error(new IllegalStateException("mine")))));

        assertThat(names()).isEmpty();
    }

    @Test
    @Covers("tx_interactive/nested_rollback_inner")
    void anErrorOfItsBodyUndoesIt() {
        if (refused()) {
            return;
        }
        get(db().transaction(tx -> category("a")
                .exec(tx)
                .then(tx.transaction(
                                inner -> category("b").exec(inner).then(Mono.error(new IllegalStateException("mine"))))
                        .onErrorResume(IllegalStateException.class, mine -> Mono.empty()))
                .then(category("c").exec(tx))));

        assertThat(names()).containsExactly("a", "c");
    }

    @Test
    void anErrorOfTheDatabaseUndoesItAndTheOuterIsWell() {
        if (refused()) {
            return;
        }
        get(user("taken").exec(db()));
        get(db().transaction(tx -> category("a")
                .exec(tx)
                .then(tx.transaction(inner ->
                                category("b").exec(inner).then(user("taken").exec(inner)))
                        .onErrorResume(ConstraintViolationException.class, taken -> Mono.empty()))
                .then(category("c").exec(tx))));

        assertThat(names()).containsExactly("a", "c");
    }

    @Test
    void aDoomedOneIsNotKeptAlthoughItsBodyEndsWell() {
        if (refused()) {
            return;
        }
        get(user("taken").exec(db()));
        get(db().transaction(tx -> tx.transaction(inner -> category("b")
                        .exec(inner)
                        .then(user("taken").exec(inner))
                        .onErrorResume(ConstraintViolationException.class, taken -> Mono.empty())
                        .thenReturn("well"))
                .onErrorResume(TransactionAbortedException.class, doomed -> Mono.just("doomed"))
                .flatMap(end -> category(end).exec(tx))));

        assertThat(names()).containsExactly("doomed");
    }

    @Test
    void severalLevelsAreUndoneEachForItself() {
        if (refused()) {
            return;
        }
        get(db().transaction(tx -> tx.transaction(inner -> category("b")
                        .exec(inner)
                        .then(inner.transaction(deep ->
                                        category("c").exec(deep).then(Mono.error(new IllegalStateException("mine"))))
                                .onErrorResume(IllegalStateException.class, mine -> Mono.empty()))
                        .then(inner.transaction(deep -> category("d").exec(deep))))
                .then(category("e").exec(tx))));

        assertThat(names()).containsExactly("b", "d", "e");
    }

    @Test
    @Covers("tx_interactive/two_sequential_nested_transactions")
    void concurrentNestedTransactionsRunOneAfterAnother() {
        if (refused()) {
            return;
        }
        get(db().transaction(tx -> Flux.range(0, 12)
                .flatMap(
                        n -> tx.transaction(inner -> category("c" + (char) ('a' + n))
                                        .exec(inner)
                                        .then(
                                                n % 3 == 1
                                                        ? Mono.error(new IllegalStateException("mine"))
                                                        : Mono.just(n)))
                                .onErrorResume(IllegalStateException.class, mine -> Mono.empty()),
                        12)
                .count()));

        assertThat(names()).containsExactly("ca", "cc", "cd", "cf", "cg", "ci", "cj", "cl");
    }

    @Test
    void theOuterAndTheDbMeanTheInnerOneInItsBody() {
        if (refused()) {
            return;
        }
        get(db().transaction(tx -> tx.transaction(inner -> category("a")
                        .exec(tx)
                        .then(category("b").exec(db()))
                        .then(Categories.all().count(tx))
                        .filter(seen -> seen != 2)
                        .switchIfEmpty(Mono.error(new IllegalStateException("mine"))))
                .onErrorResume(IllegalStateException.class, mine -> Mono.empty())
                .then(category("c").exec(tx))));

        assertThat(names()).containsExactly("c");
    }

    @Test
    @Covers({"tx_interactive/nested_driver_sees_rollback_to_savepoint", "tx_interactive/transaction_via_dyn_executor"})
    void theDbOpensOneInsideThatOfTheContext() {
        if (refused()) {
            return;
        }
        get(db().transaction(tx -> db().transaction(
                        inner -> category("a").exec(inner).then(Mono.error(new IllegalStateException("mine"))))
                .onErrorResume(IllegalStateException.class, mine -> Mono.empty())
                .then(category("b").exec(db()))));
        home().settle();

        assertThat(names()).containsExactly("b");
        assertThat(probe().kinds()).containsOnlyOnce(Kind.BEGIN, Kind.SAVEPOINT, Kind.ROLLBACK_TO, Kind.COMMIT);
    }

    @Test
    void rollbackOnlyUndoesItAndGivesItsValue() {
        if (refused()) {
            return;
        }
        String given = get(db().transaction(tx -> tx.transaction(inner -> {
                    inner.rollbackOnly();
                    return category("a").exec(inner).map(made -> made.name());
                })
                .flatMap(name -> category("b").exec(tx).thenReturn(name))));

        assertThat(given).isEqualTo("a");
        assertThat(names()).containsExactly("b");
    }

    /** The inner one is stopped and undone before the outer one goes on; the outer one is well. */
    @Test
    @Covers("tx_interactive/nested_drop_rolls_back_savepoint")
    void cancelOfANestedTransactionRollsItBack() {
        if (refused()) {
            return;
        }
        Sinks.Empty<Void> written = Sinks.empty();
        get(db().transaction(tx -> category("a")
                .exec(tx)
                .then(tx.transaction(inner -> category("b")
                                .exec(inner)
                                .doOnSuccess(made -> written.tryEmitEmpty())
                                .then(Mono.<String>never()))
                        .takeUntilOther(written.asMono()))
                .then(category("c").exec(tx))));
        home().settle();

        assertThat(names()).containsExactly("a", "c");
        assertThat(probe().kinds()).containsSubsequence(Kind.SAVEPOINT, Kind.ROLLBACK_TO, Kind.COMMIT, Kind.RELEASE);
    }

    @Test
    void cancelOfTheOuterTransactionRollsBackTheInner() {
        if (refused()) {
            return;
        }
        Sinks.Empty<Void> written = Sinks.empty();
        Disposable running = db().transaction(tx -> category("a")
                        .exec(tx)
                        .then(tx.transaction(inner -> category("b")
                                .exec(inner)
                                .doOnSuccess(made -> written.tryEmitEmpty())
                                .then(Mono.<String>never()))))
                .subscribe();
        written.asMono().block(TestDb.PATIENCE);
        running.dispose();
        home().settle();

        assertThat(names()).isEmpty();
        assertThat(probe().kinds().subList(0, probe().kinds().indexOf(Kind.RELEASE) + 1))
                .endsWith(Kind.ROLLBACK, Kind.RELEASE)
                .doesNotContain(Kind.COMMIT);
    }

    @Test
    void atTheDeadlineItIsUndoneAndTheOuterIsWell() {
        if (refused()) {
            return;
        }
        TransactionOptions brief = TransactionOptions.DEFAULT.withName("brief").withTimeout(Duration.ofMillis(200));
        get(db().transaction(tx -> tx.transaction(
                        brief, inner -> category("b").exec(inner).then(Mono.never()))
                .onErrorResume(dev.runnel.error.StatementTimeoutException.class, late -> {
                    assertThat(late.names()).containsEntry("transaction", "brief");
                    return Mono.empty();
                })
                .then(category("c").exec(tx))));

        assertThat(names()).containsExactly("c");
    }

    @Test
    void optionsOfTheOutermostTransactionAreRejected() {
        if (refused()) {
            return;
        }
        for (TransactionOptions options : List.of(
                TransactionOptions.DEFAULT.withIsolation(Isolation.READ_COMMITTED),
                TransactionOptions.DEFAULT.withLockMode(LockMode.DEFERRED),
                TransactionOptions.DEFAULT.withReadOnly(),
                TransactionOptions.DEFAULT.withRetries(1, Duration.ofSeconds(1)))) {
            assertThat(failure(() -> db().transaction(tx -> tx.transaction(
                                    options, inner -> category("a").exec(inner))))
                            .code())
                    .isEqualTo(ErrorCode.TRANSACTION_OPTION);
        }
        assertThat(failure(() -> db().transaction(tx -> db().transactionStreaming(
                                        inner -> category("a").exec(inner))
                                .then()))
                        .code())
                .isEqualTo(ErrorCode.NESTED_TRANSACTION);
        assertThat(probe().kinds()).doesNotContain(Kind.SAVEPOINT);
    }

    private static void failureOf(Mono<?> transaction) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> transaction.block(TestDb.PATIENCE)))
                .isInstanceOf(IllegalStateException.class);
    }
}

package dev.runnel.tck.suite.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Transaction;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Cancels of one statement of a transaction that continues: by a timeout, by a {@code switchMap}, by an error of the
 * other side of a {@code zip}. The outcome of both depends on the state of the statement, which each test sets.
 */
public abstract class CancelInTransactionTopic extends InteractiveTopic {
    /** Completes when the first statement was sent; its answer is kept back. */
    private final Sinks.Empty<Void> sent = Sinks.empty();

    /** Completed by a test when the answer may come. */
    private final Sinks.Empty<Void> answer = Sinks.empty();

    /** How a statement is left when a trigger completes; then it is empty. */
    enum Leaving {
        TIMEOUT {
            @Override
            <T> Mono<T> of(Mono<T> statement, Mono<Void> trigger) {
                return statement.timeout(trigger, Mono.empty());
            }
        },
        SWITCH {
            @Override
            <T> Mono<T> of(Mono<T> statement, Mono<Void> trigger) {
                return Flux.concat(Mono.just(statement), trigger.then(Mono.just(Mono.<T>empty())))
                        .switchMap(Function.identity())
                        .next();
            }
        },
        FAILED_ZIP {
            @Override
            <T> Mono<T> of(Mono<T> statement, Mono<Void> trigger) {
                return Mono.zip(statement, trigger.then(Mono.<T>error(new IllegalStateException("elsewhere"))))
                        .onErrorComplete(IllegalStateException.class)
                        .then(Mono.empty());
            }
        };

        abstract <T> Mono<T> of(Mono<T> statement, Mono<Void> trigger);
    }

    private boolean refused(Leaving leaving) {
        return refused(tx -> leaving.of(category("a").exec(tx), Mono.never()));
    }

    private void holdNextStatement(String part) {
        probe().holdNextStatement(part, answer.asMono().doOnSubscribe(kept -> sent.tryEmitEmpty()));
    }

    /** The statement, left once it was sent. */
    private <T> Mono<T> leftWhileItRuns(Leaving leaving, Mono<T> statement) {
        return leaving.of(statement, sent.asMono());
    }

    private <T> Mono<T> answered(Mono<T> then) {
        return Mono.fromRunnable(answer::tryEmitEmpty).then(then);
    }

    @ParameterizedTest
    @EnumSource
    void oneThatIsQueuedIsNotSent(Leaving leaving) {
        if (refused(leaving)) {
            return;
        }
        holdNextStatement("users");
        get(db().transaction(tx -> {
            Mono<Long> first = Users.all().count(tx);
            Mono<Void> queued = leaving.of(category("queued").exec(tx), sent.asMono())
                    .then(Mono.fromRunnable(answer::tryEmitEmpty));
            return Mono.when(first, queued).then(category("after").exec(tx));
        }));

        assertThat(probe().statements()).as("the first one and the last").hasSize(2);
        assertThat(probe().kinds()).contains(Kind.COMMIT).doesNotContain(Kind.CANCEL);
        assertThat(names()).containsExactly("after");
    }

    @ParameterizedTest
    @EnumSource
    void aReadEndsItsWindowUnheardAndTheTransactionIsWell(Leaving leaving) {
        if (refused(leaving)) {
            return;
        }
        AtomicReference<List<String>> before = new AtomicReference<>();
        holdNextStatement("users");
        get(db().transaction(tx -> leftWhileItRuns(leaving, Users.all().exec(tx))
                .then(Mono.defer(() -> {
                    Mono<?> next = category("after").exec(tx);
                    Mono<Void> sentBefore = Mono.fromRunnable(() -> before.set(probe().statements()));
                    return Mono.zip(next, sentBefore.then(answered(Mono.just(true))));
                }))));

        assertThat(before.get()).as("sent before the window had ended").hasSize(1);
        assertThat(probe().statements()).hasSize(2);
        assertThat(probe().answers()).as("windows read to their end").isNotEmpty();
        assertThat(probe().kinds()).contains(Kind.COMMIT).doesNotContain(Kind.CANCEL);
        assertThat(names()).containsExactly("after");
    }

    /** A stream with an include completes its window after the cancellation, but starts no other one. */
    @ParameterizedTest
    @EnumSource
    void aStreamEndsWithItsWindow(Leaving leaving) {
        if (refused(leaving)) {
            return;
        }
        get(Categories.createMany(IntStream.range(0, 600)
                        .mapToObj(n -> category("%03d".formatted(n)))
                        .toList())
                .exec(db()));
        probe().clear();
        holdNextStatement("todos");
        get(db().transaction(tx -> leftWhileItRuns(
                        leaving,
                        Categories.all().include(c -> c.todos()).all(tx).then())
                .then(answered(category("after").exec(tx)))));

        assertThat(probe().statements())
                .as("parents, children, and what came after")
                .hasSize(3);
        assertThat(probe().kinds()).contains(Kind.COMMIT).doesNotContain(Kind.CANCEL);
        assertThat(names()).hasSize(601);
    }

    @ParameterizedTest
    @EnumSource
    void aWriteIsStoppedAndDooms(Leaving leaving) {
        if (refused(leaving)) {
            return;
        }
        holdNextStatement("users");
        AtomicReference<Throwable> later = new AtomicReference<>();
        assertThat(failure(() -> db().transaction(tx -> category("before")
                        .exec(tx)
                        .then(leftWhileItRuns(leaving, user("u").exec(tx)))
                        .then(Mono.defer(() -> refusedLater(tx, later))))))
                .isInstanceOf(TransactionAbortedException.class);
        home().settle();

        assertThat(later.get()).isInstanceOf(TransactionAbortedException.class);
        assertThat(probe().statements()).as("both creates, and nothing later").hasSize(2);
        assertThat(probe().kinds()).containsSubsequence(Kind.CANCEL, Kind.ROLLBACK, Kind.RELEASE);
        assertThat(probe().kinds()).doesNotContain(Kind.COMMIT);
        assertThat(names()).isEmpty();
    }

    /** A write of several statements is one turn: it is stopped where it is. */
    @ParameterizedTest
    @EnumSource
    void aGraphIsStoppedAndDooms(Leaving leaving) {
        if (refused(leaving)) {
            return;
        }
        holdNextStatement("categories");
        AtomicReference<Throwable> later = new AtomicReference<>();
        Users.Create graph = user("u")
                .todos(t -> t.title("t")
                        .points(1)
                        .done(false)
                        .created(java.time.Instant.EPOCH)
                        .category(category("c")));
        assertThat(failure(() -> db().transaction(tx ->
                        leftWhileItRuns(leaving, graph.exec(tx)).then(Mono.defer(() -> refusedLater(tx, later))))))
                .isInstanceOf(TransactionAbortedException.class);
        home().settle();

        assertThat(later.get()).isInstanceOf(TransactionAbortedException.class);
        assertThat(probe().statements()).noneMatch(text -> text.contains("todos"));
        assertThat(probe().kinds()).containsSubsequence(Kind.CANCEL, Kind.ROLLBACK, Kind.RELEASE);
        assertThat(get(Users.all().count(db()))).isZero();
    }

    /** A transaction inside is undone, whatever ran in it, and the outer one is well. */
    @ParameterizedTest
    @EnumSource
    void aWriteInsideASavepointDoomsNoMoreThanThat(Leaving leaving) {
        if (refused(leaving)) {
            return;
        }
        holdNextStatement("users");
        get(db().transaction(tx -> leftWhileItRuns(
                        leaving, tx.transaction(inner -> user("u").exec(inner)))
                .then(category("after").exec(tx))));

        assertThat(probe().kinds()).containsSubsequence(Kind.SAVEPOINT, Kind.CANCEL, Kind.ROLLBACK_TO, Kind.COMMIT);
        assertThat(names()).containsExactly("after");
        assertThat(get(Users.all().count(db()))).isZero();
    }

    /** Returns whether the aborted transaction rejects a statement. The error does not end the body. */
    private static Mono<Boolean> refusedLater(Transaction tx, AtomicReference<Throwable> later) {
        return Categories.all()
                .count(tx)
                .doOnError(later::set)
                .thenReturn(false)
                .onErrorReturn(TransactionAbortedException.class, true)
                .timeout(TestDb.PATIENCE);
    }
}

package dev.runnel.tck.suite.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The close of a Db: it rejects new statements, lets running ones complete for a time, cancels the others with an
 * error, and closes the connections.
 */
public abstract class CloseTopic extends LeaseTopic {
    /** Closes the Db, and returns the calls that the driver had received until then. */
    private List<Kind> closeWithin(Duration patience) {
        db().close(patience).block(TestDb.PATIENCE);
        assertThat(db().activity()).isEmpty();
        assertThat(probe().openLeases()).isZero();
        List<Kind> kinds = probe().kinds();
        refuses(ErrorCode.CLOSED, () -> Categories.all().count(db()));
        return kinds;
    }

    private static void assertCut(CompletableFuture<?> program) throws InterruptedException, TimeoutException {
        try {
            program.get(TestDb.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError("it was not cut");
        } catch (ExecutionException failed) {
            assertThat(failed.getCause()).isInstanceOfSatisfying(InvalidStatementException.class, error -> {
                assertThat(error.code()).isEqualTo(ErrorCode.CLOSED);
                assertThat(error.names()).containsKey("program");
            });
        }
    }

    @Test
    void closeLetsRunningStatementsComplete() throws Exception {
        write(1);
        Sinks.Empty<Void> answer = Sinks.empty();
        probe().holdNext(Kind.ROWS, answer.asMono());
        CompletableFuture<Long> running = Categories.all().count(db()).toFuture();
        eventually(() -> !probe().statements().isEmpty());
        CompletableFuture<Void> closed = db().close(TestDb.PATIENCE).toFuture();
        assertThat(closed).isNotDone();
        refuses(ErrorCode.CLOSED, () -> Categories.all().count(db()));

        answer.tryEmitEmpty();
        assertThat(running.get(TestDb.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
        closed.get(TestDb.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aStreamThatNobodyAsksDoesNotHoldIt() throws Exception {
        write(600);
        CompletableFuture<Void> whole =
                Stalled.on(Categories.all().all(db())).over().toFuture();
        CompletableFuture<Void> windows = Stalled.on(
                        Categories.all().include(c -> c.todos()).all(db()))
                .over()
                .toFuture();
        closeWithin(Duration.ofMillis(50));

        assertCut(whole);
        assertCut(windows);
    }

    @Test
    void aStatementThatIsNotAnsweredIsCancelled() throws Exception {
        probe().hangNext(Kind.ROWS);
        CompletableFuture<List<Category>> running = Categories.all().exec(db()).toFuture();
        eventually(() -> !probe().statements().isEmpty());
        List<Kind> kinds = closeWithin(Duration.ZERO);

        assertCut(running);
        assertThat(kinds).containsExactly(Kind.ACQUIRE, Kind.ROWS, Kind.CANCEL, Kind.RELEASE);
    }

    @Test
    void closeFailsStatementsThatWaitForALease() throws Exception {
        probe().hangNext(Kind.ROWS);
        probe().hangNext(Kind.ROWS);
        List<CompletableFuture<List<Category>>> all = List.of(
                Categories.all().exec(db()).toFuture(),
                Categories.all().exec(db()).toFuture(),
                Categories.all().exec(db()).toFuture());
        closeWithin(Duration.ofMillis(50));

        for (CompletableFuture<?> one : all) {
            assertCut(one);
        }
    }

    @Test
    void transactionsAreRolledBackAndThoseThatWaitForThemEnd() throws Exception {
        if (!transactional()) {
            return;
        }
        Category shared = get(named("before").exec(db()));
        Mono<Category> change = Categories.update(shared).name("after").exec(db());
        Sinks.Empty<Void> changed = Sinks.empty();
        CompletableFuture<Object> holder = db().transaction(
                        tx -> change.doOnNext(done -> changed.tryEmitEmpty()).then(Mono.never()))
                .toFuture();
        changed.asMono().block(TestDb.PATIENCE);
        probe().clear();
        CompletableFuture<Category> waiting = change.toFuture();
        eventually(() -> !probe().statements().isEmpty());
        List<Kind> kinds = closeWithin(Duration.ZERO);

        assertCut(holder);
        assertCut(waiting);
        assertThat(kinds).contains(Kind.ROLLBACK).doesNotContain(Kind.COMMIT);
    }

    @Test
    void goesOnWhenItsSubscriberLeaves() {
        write(600);
        Stalled<Category> stalled = Stalled.on(Categories.all().all(db()));
        db().close(Duration.ofMillis(50)).subscribe().dispose();

        assertThat(stalled.over()
                        .onErrorComplete(InvalidStatementException.class)
                        .then(Mono.just(true))
                        .block(TestDb.PATIENCE))
                .isTrue();
        closeWithin(Duration.ZERO);
    }
}

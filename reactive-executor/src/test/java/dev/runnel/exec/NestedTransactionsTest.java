package dev.runnel.exec;

import static dev.runnel.exec.Library.authors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Session;
import dev.runnel.Transaction;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.DriverException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.stmt.Select.ResultMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A transaction inside another: what is sent, in which order, and what becomes of the outer one. */
class NestedTransactionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Library library = new Library().withAuthors(3).withBooks(1);
    private final FakeDriver driver = library.driver;
    private final ExecutorDb db = library.db;

    private Mono<Object> write(Session session, String table) {
        return Library.single(session, library.request(TransactionsTest.delete(table, false)));
    }

    private Mono<Object> read(Session session) {
        return Library.single(session, library.request(authors(ResultMode.ALL)));
    }

    /** Calls of the transaction, without their answers. */
    private List<String> sent() {
        return driver.log().stream()
                .filter(entry -> !entry.endsWith("answered")
                        && !List.of("acquire", "leased", "release").contains(entry))
                .toList();
    }

    @Test
    void successfulInnerTransactionIsKept() {
        db.transaction(tx -> write(tx, "a")
                        .then(tx.transaction(inner -> write(inner, "b")))
                        .then(write(tx, "c")))
                .block(PATIENCE);
        assertThat(sent()).containsExactly("begin", "a", "savepoint runnel_1", "b", "release runnel_1", "c", "commit");
    }

    @Test
    void failedInnerTransactionIsRolledBackAndTheOuterContinues() {
        db.transaction(tx -> tx.transaction(
                                inner -> write(inner, "b").then(Mono.error(new IllegalStateException("mine"))))
                        .onErrorResume(IllegalStateException.class, mine -> write(tx, "c")))
                .block(PATIENCE);
        assertThat(sent()).containsExactly("begin", "savepoint runnel_1", "b", "rollback to runnel_1", "c", "commit");
    }

    @Test
    void nestedInnerTransactionHasItsOwnSavepoint() {
        db.transaction(tx -> tx.transaction(
                        inner -> inner.transaction(deep -> write(deep, "c")).then(write(inner, "b"))))
                .block(PATIENCE);
        assertThat(sent())
                .containsExactly(
                        "begin",
                        "savepoint runnel_1",
                        "savepoint runnel_2",
                        "c",
                        "release runnel_2",
                        "b",
                        "release runnel_1",
                        "commit");
    }

    @Test
    void theOuterOneAndTheDbMeanTheInnerOneInItsBody() {
        db.transaction(tx -> tx.transaction(
                        inner -> write(tx, "a").then(write(db, "b")).then(read(tx))))
                .block(PATIENCE);
        assertThat(sent())
                .containsExactly("begin", "savepoint runnel_1", "a", "b", "authors", "release runnel_1", "commit");
    }

    @Test
    void theDbOpensOneInsideThatOfTheContext() {
        db.transaction(tx -> db.transaction(inner -> write(inner, "a"))).block(PATIENCE);
        assertThat(sent()).containsExactly("begin", "savepoint runnel_1", "a", "release runnel_1", "commit");
    }

    @Test
    void transactionOutsideIsIndependent() {
        db.transaction(tx -> db.outsideTransaction().transaction(beside -> write(beside, "a")))
                .block(PATIENCE);
        assertThat(sent()).containsExactly("begin", "begin", "a", "commit", "commit");
    }

    @Test
    void concurrentInnerTransactionsRunOneAfterAnother() {
        db.transaction(tx -> Flux.range(0, 3)
                        .flatMap(n ->
                                tx.transaction(inner -> write(inner, "t" + n).then(read(inner))))
                        .then())
                .block(PATIENCE);
        assertThat(sent())
                .containsExactly(
                        "begin",
                        "savepoint runnel_1",
                        "t0",
                        "authors",
                        "release runnel_1",
                        "savepoint runnel_1",
                        "t1",
                        "authors",
                        "release runnel_1",
                        "savepoint runnel_1",
                        "t2",
                        "authors",
                        "release runnel_1",
                        "commit");
    }

    @Test
    void theOutersOwnStatementsWaitForItsEnd() {
        Sinks.Empty<Void> letGo = Sinks.empty();
        db.transaction(tx -> Mono.when(
                        tx.transaction(inner -> write(inner, "inner").then(letGo.asMono())),
                        write(tx, "outer").doFirst(letGo::tryEmitEmpty)))
                .block(PATIENCE);
        assertThat(sent())
                .containsExactly("begin", "savepoint runnel_1", "inner", "release runnel_1", "outer", "commit");
    }

    @Test
    void abortedInnerTransactionIsRolledBackAndTheOuterContinues() {
        driver.fail("b", new DriverException("no", "42", null));
        assertThatThrownBy(() -> db.transaction(tx -> write(tx, "a")
                                .then(tx.transaction(inner ->
                                        write(inner, "b").onErrorComplete().then(write(inner, "c"))))
                                .onErrorMap(
                                        TransactionAbortedException.class, doomed -> new IllegalStateException("seen")))
                        .block(PATIENCE))
                .hasMessage("seen");
        driver.log();
        db.transaction(tx -> tx.transaction(inner -> write(inner, "b"))
                        .onErrorComplete()
                        .then(write(tx, "d")))
                .block(PATIENCE);
        assertThat(sent()).endsWith("begin", "savepoint runnel_1", "b", "rollback to runnel_1", "d", "commit");
    }

    @Test
    void handledErrorStillAbortsTheInnerTransaction() {
        driver.fail("b", new DriverException("no", "42", null));
        assertThatThrownBy(() -> db.transaction(
                                tx -> tx.transaction(inner -> write(inner, "b").onErrorComplete()))
                        .block(PATIENCE))
                .isInstanceOf(TransactionAbortedException.class);
        assertThat(sent()).containsExactly("begin", "savepoint runnel_1", "b", "rollback to runnel_1", "rollback");
    }

    @Test
    void conflictOrLostConnectionAbortsTheOutermostTransaction() {
        for (RunnelException fatal :
                List.of(new ConflictException("deadlock", null), new ConnectionLostException("gone", null))) {
            driver.fail("c", fatal);
            AtomicReference<Throwable> inOuter = new AtomicReference<>();
            assertThatThrownBy(() -> db.transaction(tx -> tx.transaction(
                                            inner -> inner.transaction(deep -> write(deep, "c"))
                                                    .onErrorComplete())
                                    .onErrorComplete()
                                    .then(write(tx, "a").doOnError(inOuter::set)))
                            .block(PATIENCE))
                    .isInstanceOf(TransactionAbortedException.class);
            assertThat(inOuter.get()).isInstanceOf(TransactionAbortedException.class);
        }
        assertThat(sent()).doesNotContain("commit", "a");
    }

    @Test
    void failedRollbackToASavepointAbortsTheOuterTransaction() {
        driver.fail("rollback to runnel_1", new DriverException("no", "42", null));
        assertThatThrownBy(() -> db.transaction(
                                tx -> tx.transaction(inner -> Mono.error(new IllegalStateException("mine")))
                                        .onErrorComplete()
                                        .then(write(tx, "a")))
                        .block(PATIENCE))
                .isInstanceOf(TransactionAbortedException.class);
        assertThat(sent()).containsExactly("begin", "savepoint runnel_1", "rollback to runnel_1", "rollback");
    }

    @Test
    void rollbackOnlyUndoesItAndGivesItsValue() {
        assertThat(db.transaction(tx -> tx.transaction(inner -> {
                            inner.rollbackOnly();
                            return write(inner, "b").thenReturn("value");
                        }))
                        .block(PATIENCE))
                .isEqualTo("value");
        assertThat(sent()).containsExactly("begin", "savepoint runnel_1", "b", "rollback to runnel_1", "commit");
    }

    @Test
    void cancelledInnerTransactionIsStoppedAndRolledBack() {
        driver.delay("b", Duration.ofSeconds(30));
        db.transaction(tx -> tx.transaction(inner -> write(inner, "b"))
                        .timeout(Duration.ofMillis(50), Mono.empty())
                        .then(write(tx, "c")))
                .block(PATIENCE);
        assertThat(sent())
                .containsExactly("begin", "savepoint runnel_1", "b", "cancel", "rollback to runnel_1", "c", "commit");
    }

    @Test
    void cancelledWaitingInnerTransactionSendsNothing() {
        Sinks.Empty<Void> letGo = Sinks.empty();
        db.transaction(tx -> Mono.when(
                        tx.transaction(inner -> write(inner, "waited for").then(letGo.asMono())),
                        tx.transaction(inner -> write(inner, "given up"))
                                .timeout(Duration.ofMillis(20), Mono.empty())
                                .doFinally(end -> letGo.tryEmitEmpty())))
                .block(PATIENCE);
        assertThat(sent()).containsExactly("begin", "savepoint runnel_1", "waited for", "release runnel_1", "commit");
    }

    @Test
    void endedInnerTransactionRejectsStatements() {
        AtomicReference<Transaction> kept = new AtomicReference<>();
        assertThatThrownBy(() -> db.transaction(tx -> tx.transaction(inner -> {
                                    kept.set(inner);
                                    return write(inner, "a");
                                })
                                .then(Mono.defer(() -> write(kept.get(), "b"))))
                        .block(PATIENCE))
                .isInstanceOfSatisfying(
                        RunnelException.class,
                        error -> assertThat(error.code().name()).isEqualTo("TRANSACTION_ENDED"));
        assertThat(sent()).doesNotContain("b");
    }
}

package dev.runnel.exec;

import static dev.runnel.exec.Library.authors;
import static dev.runnel.exec.Library.authorsWithBooks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.MutationResult;
import dev.runnel.error.DriverException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.exec.Library.Author;
import dev.runnel.planner.program.UpdateProgram;
import dev.runnel.planner.program.WriteResult;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.Select.ResultMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TransactionsTest {
    private static final Duration LATE = Duration.ofMillis(300);

    private final Library library = new Library().withAuthors(3).withBooks(1);
    private final FakeDriver driver = library.driver;
    private final ExecutorDb db = library.db;

    static UpdateProgram delete(String table, boolean single) {
        return new UpdateProgram(
                Library.write(new DeleteRows(Library.table(table, Library.I64), ValueExpr.TRUE)),
                Optional.empty(),
                Optional.empty(),
                false,
                new WriteResult(
                        true,
                        true,
                        RequiredRows.one(single),
                        true,
                        Optional.empty(),
                        single ? List.of(Library.AUTHOR_ID) : List.of()),
                0,
                List.of(),
                List.of());
    }

    private Mono<MutationResult> deleteIn(Object session) {
        return Library.single(session, library.request(delete("removed", false)));
    }

    private Mono<Author> oneIn(Object session) {
        return Library.single(session, library.request(authors(ResultMode.FIRST)));
    }

    /** Calls without their answers. */
    private List<String> calls() {
        return driver.log().stream()
                .filter(entry -> !entry.endsWith("answered") && !entry.equals("leased"))
                .toList();
    }

    @Test
    void commitsBeforeItEmits() {
        driver.delay("commit", LATE);
        MutationResult result = db.transaction(tx -> deleteIn(tx))
                .doOnNext(rows -> assertThat(driver.log()).contains("commit answered", "release answered"))
                .block();
        assertThat(result.matched()).isEqualTo(1);
        assertThat(calls()).containsExactly("acquire", "begin", "removed", "commit", "release");
    }

    @Test
    void commitsAnEmptyBody() {
        StepVerifier.create(db.transaction(tx -> Mono.empty())).verifyComplete();
        assertThat(calls()).containsExactly("acquire", "begin", "commit", "release");
    }

    @Test
    void aStatementOnTheDbJoinsThroughTheContext() {
        db.transaction(tx -> deleteIn(db).then(oneIn(db))).block();
        assertThat(calls()).containsExactly("acquire", "begin", "removed", "authors", "commit", "release");
    }

    @Test
    void aStatementOnAnotherDbDoesNotJoin() {
        Library other = new Library().withAuthors(1);
        db.transaction(tx -> Library.<Author>single(other.db, other.request(authors(ResultMode.ONE))))
                .block();
        assertThat(calls()).containsExactly("acquire", "begin", "commit", "release");
        assertThat(other.driver.count("leased")).isEqualTo(1);
    }

    @Test
    void aDetachedStatementHasALeaseOfItsOwn() {
        db.transaction(tx -> oneIn(db.outsideTransaction())).block();
        assertThat(calls()).containsExactly("acquire", "begin", "acquire", "authors", "release", "commit", "release");
    }

    @Test
    void anErrorOfTheBodyRollsBackAndIsKept() {
        driver.delay("rollback", LATE);
        IllegalArgumentException mine = new IllegalArgumentException("mine");
        StepVerifier.create(db.transaction(tx -> deleteIn(tx).then(Mono.error(mine))))
                .verifyErrorSatisfies(error -> {
                    assertThat(error).isSameAs(mine);
                    assertThat(driver.log()).containsSubsequence("begin", "rollback", "rollback answered", "release");
                });
        assertThat(driver.count("commit")).isZero();
        assertThat(driver.count("release")).isEqualTo(1);
    }

    @Test
    void aCancelRollsBackAndWaitsForTheAnswerBeforeTheLeaseGoesBack() {
        driver.delay("rollback", LATE);
        Disposable running =
                db.transaction(tx -> deleteIn(tx).then(Mono.never())).subscribe();
        running.dispose();
        assertThat(driver.log()).contains("rollback").doesNotContain("release");
        released();
        assertThat(driver.log())
                .containsSubsequence("begin", "rollback", "rollback answered", "release")
                .doesNotContain("cancel");
    }

    @Test
    void aCancelAfterCommitWasSentWaitsForItsAnswer() {
        driver.delay("commit", LATE);
        Disposable running = db.transaction(tx -> deleteIn(tx)).subscribe();
        assertThat(driver.log()).contains("commit");
        running.dispose();
        assertThat(driver.log()).doesNotContain("release");
        released();
        assertThat(driver.log()).containsSubsequence("commit", "commit answered", "release");
        assertThat(driver.log()).doesNotContain("rollback", "cancel");
    }

    private void released() {
        Flux.interval(Duration.ofMillis(10))
                .takeUntil(tick -> driver.count("release answered") == 1)
                .blockLast(Duration.ofSeconds(5));
    }

    @Test
    void statementsRunOneAfterTheOther() {
        driver.delay("removed", Duration.ofMillis(20));
        db.transaction(tx -> Mono.zip(deleteIn(tx), oneIn(tx), deleteIn(db))).block();
        assertThat(driver.log())
                .containsSubsequence(
                        "removed", "removed answered", "authors", "authors answered", "removed", "removed answered");
    }

    @Test
    void rowsOfAStreamUseTheTransactionAgain() {
        library.withAuthors(600);
        Long removed = db.transaction(
                        tx -> Library.<Author>stream(tx, library.request(authorsWithBooks(ResultMode.ALL)))
                                .concatMap(author -> deleteIn(tx))
                                .count())
                .block();
        assertThat(removed).isEqualTo(600);
        assertThat(driver.count("leased")).isEqualTo(1);
    }

    @Test
    void databaseErrorAbortsTheTransaction() {
        driver.fail("removed", new DriverException("broken", "XX000", null));
        AtomicReference<Throwable> later = new AtomicReference<>();
        StepVerifier.create(db.transaction(tx -> deleteIn(tx)
                        .onErrorComplete()
                        .then(oneIn(tx))
                        .doOnError(later::set)
                        .onErrorComplete()))
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(TransactionAbortedException.class)
                        .hasCauseInstanceOf(DriverException.class));
        assertThat(later.get()).isInstanceOf(TransactionAbortedException.class);
        assertThat(driver.log()).doesNotContain("authors", "commit").contains("rollback");
        assertThat(driver.count("release")).isEqualTo(1);
    }

    @Test
    void writeWithoutMatchDoesNotAbortTheTransaction() {
        driver.matched("missing", 0);
        driver.rows("none", values -> List.of());
        db.transaction(tx -> Library.single(tx, library.request(delete("missing", true), 1L))
                        .onErrorResume(NotFoundException.class, error -> Mono.empty())
                        .then(Library.single(
                                tx,
                                library.request(Library.read(
                                        Library.select("none", Library.I64, Library.TEXT),
                                        Library.byId(),
                                        List.of(),
                                        Library.AUTHORS,
                                        ResultMode.ONE,
                                        2))))
                        .onErrorResume(NotFoundException.class, error -> Mono.empty())
                        .then(deleteIn(tx)))
                .block();
        assertThat(calls()).endsWith("removed", "commit", "release");
    }

    @Test
    void aTransactionThatHasEndedRunsNothing() {
        AtomicReference<Object> kept = new AtomicReference<>();
        db.transaction(tx -> Mono.fromRunnable(() -> kept.set(tx))).block();
        assertThatThrownBy(() -> deleteIn(kept.get()).block())
                .isInstanceOfSatisfying(
                        InvalidStatementException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.TRANSACTION_ENDED));
        assertThat(driver.log()).doesNotContain("removed");
    }

    @Test
    void statementsQueuedAtTheEndAreRejected() {
        driver.delay("authors", Duration.ofMillis(50));
        AtomicReference<Throwable> refused = new AtomicReference<>();
        db.transaction(tx -> {
                    oneIn(tx).subscribe();
                    deleteIn(tx).subscribe(row -> {}, refused::set);
                    return Mono.just(1);
                })
                .block();
        assertThat(refused.get()).isInstanceOf(InvalidStatementException.class);
        assertThat(driver.log()).doesNotContain("removed").containsSubsequence("authors answered", "commit");
    }

    @Test
    void aQueuedStatementThatIsCancelledIsNeverSent() {
        driver.stepwise();
        Disposable[] queued = new Disposable[1];
        AtomicReference<Author> result = new AtomicReference<>();
        db.transaction(tx -> {
                    Mono<Author> first = oneIn(tx).cache();
                    first.subscribe();
                    queued[0] = deleteIn(tx).subscribe();
                    return first;
                })
                .subscribe(result::set);
        step(2);
        queued[0].dispose();
        steps();
        assertThat(result.get().id()).isEqualTo(1);
        assertThat(calls()).containsExactly("acquire", "begin", "authors", "commit", "release");
    }

    @Test
    void aCancelledReadFinishesItsWindowAndTheTransactionGoesOn() {
        driver.stepwise();
        Disposable[] read = new Disposable[1];
        Mono<MutationResult> whole = db.transaction(tx -> {
            read[0] = oneIn(tx).subscribe();
            return deleteIn(tx);
        });
        AtomicReference<MutationResult> result = new AtomicReference<>();
        whole.subscribe(result::set);
        step(2);
        assertThat(driver.log()).endsWith("authors");
        read[0].dispose();
        assertThat(driver.log()).endsWith("authors");
        steps();
        assertThat(result.get().matched()).isEqualTo(1);
        assertThat(calls()).containsExactly("acquire", "begin", "authors", "removed", "commit", "release");
    }

    @Test
    void cancelledWriteIsStoppedAndAbortsTheTransaction() {
        driver.stepwise();
        Disposable[] write = new Disposable[1];
        AtomicReference<Throwable> failure = new AtomicReference<>();
        db.transaction(tx -> {
                    write[0] = deleteIn(tx).subscribe();
                    return oneIn(tx);
                })
                .subscribe(row -> {}, failure::set);
        step(2);
        assertThat(driver.log()).endsWith("removed");
        write[0].dispose();
        steps();
        assertThat(failure.get()).isInstanceOf(TransactionAbortedException.class);
        assertThat(calls()).containsExactly("acquire", "begin", "removed", "cancel", "rollback", "release");
    }

    private void step(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(driver.step()).isTrue();
        }
    }

    private void steps() {
        boolean more = true;
        while (more) {
            more = driver.step();
        }
    }

    @Test
    void databaseWithoutTransactionsRejectsThemWithoutACall() {
        Library keyValue = new Library(Library.KEY_VALUE);
        assertThatThrownBy(() -> keyValue.db.transaction(tx -> Mono.empty()).block())
                .isInstanceOfSatisfying(
                        RunnelException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.TRANSACTION_UNSUPPORTED));
        assertThat(keyValue.driver.log()).isEmpty();
    }
}

package dev.runnel.exec;

import static dev.runnel.exec.Library.authors;
import static dev.runnel.exec.Library.authorsWithBooks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.ActivityInfo;
import dev.runnel.ActivityInfo.State;
import dev.runnel.TransactionOptions;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.RunnelException;
import dev.runnel.exec.Library.Author;
import dev.runnel.stmt.Select.ResultMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Active statements are listed, and {@code close} cancels them. */
class CloseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Library library = new Library().withAuthors(600).withBooks(1);
    private final FakeDriver driver = library.driver;
    private final ExecutorDb db = library.db;
    private final List<RunnelException> errors = Collections.synchronizedList(new ArrayList<>());
    private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());

    private void failed(Throwable error) {
        errors.add((RunnelException) error);
    }

    private List<State> states() {
        return db.activity().stream().map(ActivityInfo::state).toList();
    }

    /** A value is emitted after the lease was released, so perhaps after the Db is closed. */
    private void awaitAnswer() {
        Flux.interval(Duration.ofMillis(1))
                .takeUntil(tick -> errors.size() + seen.size() > 0)
                .blockLast(PATIENCE);
    }

    private void assertCut(String program) {
        awaitAnswer();
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error).isInstanceOf(InvalidStatementException.class);
            assertThat(error.code()).isEqualTo(ErrorCode.CLOSED);
            assertThat(error.names()).containsEntry("program", program);
        });
    }

    @Test
    void aProgramIsKnownFromItsSubscriptionUntilItsLeaseIsBack() {
        driver.stepwise();
        Mono<Author> one = library.single(authors(ResultMode.FIRST));
        assertThat(db.activity()).isEmpty();
        one.subscribe();
        assertThat(db.activity()).singleElement().satisfies(program -> {
            assertThat(program.text()).isEqualTo("a statement");
            assertThat(program.state()).isEqualTo(State.WAITING_FOR_LEASE);
            assertThat(program.age()).isBetween(Duration.ZERO, PATIENCE);
        });
        driver.step();
        assertThat(states()).containsExactly(State.RUNNING);
        driver.step();
        assertThat(driver.log()).endsWith("release");
        assertThat(db.activity()).hasSize(1);
        driver.step();
        assertThat(db.activity()).isEmpty();
    }

    @Test
    void activityListsTheOldestFirst() {
        driver.stepwise();
        db.transaction(TransactionOptions.DEFAULT.withName("first"), tx -> Mono.never())
                .subscribe();
        Schedulers.parallel()
                .schedule(() -> library.single(authors(ResultMode.FIRST)).subscribe());
        Flux.interval(Duration.ofMillis(1))
                .takeUntil(tick -> db.activity().size() == 2)
                .blockLast(PATIENCE);
        assertThat(db.activity().stream().map(ActivityInfo::text)).containsExactly("transaction first", "a statement");
    }

    @Test
    void cancelledWaiterIsNoLongerListed() {
        driver.stepwise();
        Disposable waiting = library.single(authors(ResultMode.FIRST)).subscribe();
        waiting.dispose();
        assertThat(db.activity()).isEmpty();
        driver.fail("acquire", new IllegalStateException("refused"));
        library.single(authors(ResultMode.FIRST)).subscribe(row -> {}, error -> {});
        assertThat(db.activity()).hasSize(1);
        driver.stepAll();
        assertThat(db.activity()).isEmpty();
    }

    @Test
    void aTransactionIsIdleBetweenItsStatements() {
        driver.stepwise();
        db.transaction(tx -> Library.single(tx, library.request(authors(ResultMode.FIRST)))
                        .then(Mono.never()))
                .subscribe();
        driver.step();
        driver.step();
        assertThat(driver.log()).endsWith("authors");
        assertThat(states()).containsExactly(State.RUNNING);
        driver.step();
        assertThat(states()).containsExactly(State.IDLE);
    }

    @Test
    void closeEndsAStreamWithoutDemandWithAnError() {
        StepVerifier.create(library.stream(authorsWithBooks(ResultMode.ALL)), 10)
                .expectNextCount(10)
                .then(() -> assertThat(states()).containsExactly(State.WAITING_FOR_DEMAND))
                .then(() -> db.close(Duration.ZERO).block(PATIENCE))
                .expectErrorSatisfies(this::failed)
                .verify(PATIENCE);
        assertCut("a statement");
        assertThat(driver.log()).endsWith("release", "release answered", "close", "close answered");
    }

    @Test
    void closeEndsAWaitingRequestWithAnError() {
        driver.delay("acquire", PATIENCE.multipliedBy(100));
        library.single(authors(ResultMode.FIRST)).subscribe(row -> {}, this::failed);
        db.close(Duration.ZERO).block(PATIENCE);
        assertCut("a statement");
    }

    @Test
    void transactionIsRolledBackBeforeItsSubscriberGetsTheError() {
        db.transaction(
                        TransactionOptions.DEFAULT.withName("long"),
                        tx -> Library.single(tx, library.request(authors(ResultMode.FIRST)))
                                .then(Mono.never()))
                .subscribe(row -> {}, error -> {
                    failed(error);
                    assertThat(driver.log()).contains("rollback answered", "release answered");
                });
        db.close(Duration.ZERO).block(PATIENCE);
        assertCut("transaction long");
        assertThat(driver.log())
                .endsWith("rollback answered", "release", "release answered", "close", "close answered");
    }

    @Test
    void closeWaitsForACommitThatWasSent() {
        driver.delay("commit", Duration.ofMillis(300));
        db.transaction(tx -> Mono.just("kept")).subscribe(seen::add, this::failed);
        assertThat(driver.log()).endsWith("commit");
        db.close(Duration.ZERO).block(PATIENCE);
        awaitAnswer();
        assertThat(seen).containsExactly("kept");
        assertThat(errors).isEmpty();
        assertThat(driver.log()).doesNotContain("rollback").endsWith("release answered", "close", "close answered");
    }

    @Test
    void statementThatEndsInTimeIsNotCancelled() {
        driver.delay("authors", Duration.ofMillis(100));
        library.single(authors(ResultMode.FIRST)).subscribe(seen::add, this::failed);
        db.close(PATIENCE).block(PATIENCE);
        awaitAnswer();
        assertThat(seen).hasSize(1);
        assertThat(errors).isEmpty();
    }

    @Test
    void closeContinuesAfterCancelAndTheShorterTimeWins() {
        driver.delay("authors", PATIENCE.multipliedBy(100));
        library.single(authors(ResultMode.FIRST)).subscribe(row -> {}, this::failed);
        db.close(Duration.ofSeconds(Long.MAX_VALUE)).subscribe().dispose();
        assertThat(errors).isEmpty();
        db.close(Duration.ofMillis(1)).subscribe().dispose();
        db.close().block(PATIENCE);
        assertCut("a statement");
        assertThat(driver.count("close")).isEqualTo(1);
    }

    @Test
    void closeAbandonsAConnectionThatIsNotReleased() {
        StepVerifier.withVirtualTime(() -> {
                    driver.delay("authors", Duration.ofDays(1)).delay("release", Duration.ofDays(1));
                    library.single(authors(ResultMode.FIRST)).subscribe(row -> {}, this::failed);
                    return db.close(Duration.ofSeconds(1));
                })
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(10))
                .thenAwait(Duration.ofSeconds(1))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(driver.log()).endsWith("close", "close answered");
    }

    @Test
    void concurrentRegistrationsLoseNothing() {
        Mono<Author> one = library.single(authors(ResultMode.FIRST));
        Flux.range(0, 2_000)
                .flatMap(n -> one.subscribeOn(Schedulers.parallel()), 16)
                .blockLast(PATIENCE.multipliedBy(4));
        assertThat(db.activity()).isEmpty();
        db.close(PATIENCE).block(PATIENCE);
    }
}

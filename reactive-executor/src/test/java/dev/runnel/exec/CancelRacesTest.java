package dev.runnel.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.ManualTransaction;
import dev.runnel.stmt.Select.ResultMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Schedulers;

/** Answers come on other threads than the cancel, at any moment. */
class CancelRacesTest {
    private static final List<String> CALLS =
            List.of("begin", "removed", "first", "next", "books", "authors", "commit", "rollback", "cancel", "release");

    private static final Duration NO_TIME = Duration.ZERO;

    private final Library library = new Library().withAuthors(600).withBooks(1);
    private final FakeDriver driver = library.driver;

    /** The subscriber of the inner one leaves; the outer one goes on, and its end comes after that of the inner one. */
    @RepeatedTest(200)
    void anInnerTransactionIsOverBeforeTheOuterGoesOn() {
        CALLS.forEach(call -> driver.delay(call, NO_TIME));
        driver.delay("savepoint runnel_1", NO_TIME)
                .delay("release runnel_1", NO_TIME)
                .delay("rollback to runnel_1", NO_TIME);
        Duration patience = Duration.ofNanos(new Random().nextInt(2_000_000));
        Mono<Long> inner = Mono.defer(() -> library.db.transaction(tx -> Library.single(
                        tx, library.request(TransactionsTest.delete("removed", false)))
                .then(Library.stream(tx, library.request(Library.authorsWithBooks(ResultMode.ALL)))
                        .count())));
        library.db
                .transaction(tx -> inner.timeout(patience, Mono.empty())
                        .then(Library.single(tx, library.request(TransactionsTest.delete("after", false)))))
                .block(Duration.ofSeconds(5));
        List<String> log = driver.log();
        if (log.contains("savepoint runnel_1")) {
            int end = Math.max(log.indexOf("release runnel_1 answered"), log.indexOf("rollback to runnel_1 answered"));
            assertThat(end).as(log.toString()).isBetween(0, log.indexOf("after"));
            assertThat(log.subList(log.indexOf("after"), log.size()))
                    .as(log.toString())
                    .doesNotContain("removed", "authors", "books", "cancel");
        }
        assertThat(log).endsWith("commit", "commit answered", "release", "release answered");
    }

    @RepeatedTest(200)
    void everyLeaseGoesBackOnceAndAfterItsTransaction() {
        CALLS.forEach(call -> driver.delay(call, NO_TIME));
        Random random = new Random();
        Mono<Long> work = library.db.transaction(tx -> Mono.zip(
                Library.single(tx, library.request(TransactionsTest.delete("removed", false))),
                Library.stream(tx, library.request(Library.authorsWithBooks(ResultMode.ALL)))
                        .count(),
                (removed, rows) -> rows));
        Disposable running = work.subscribe();
        Schedulers.parallel().schedule(running::dispose, random.nextInt(2_000), TimeUnit.MICROSECONDS);
        Flux.interval(Duration.ofMillis(1))
                .takeUntil(tick -> driver.count("release answered") == 1)
                .blockLast(Duration.ofSeconds(5));
        List<String> log = driver.log();
        assertThat(driver.count("release")).isEqualTo(1);
        assertThat(driver.count("commit") + driver.count("rollback"))
                .as(log.toString())
                .isEqualTo(1);
        assertThat(Math.max(log.indexOf("commit answered"), log.indexOf("rollback answered")))
                .as(log.toString())
                .isBetween(0, log.indexOf("release") - 1);
    }

    /**
     * Reactor's own subscribers drop signals after they are disposed. These tests show that Runnel emits the value or
     * takes it back.
     */
    @RepeatedTest(20)
    void aTransactionThatHasBegunIsGivenOrRolledBack() {
        driver.delay("begin", NO_TIME);
        Random random = new Random();
        for (int n = 1; n <= 500; n++) {
            AtomicReference<ManualTransaction> given = new AtomicReference<>();
            BaseSubscriber<ManualTransaction> subscriber = new BaseSubscriber<>() {
                @Override
                protected void hookOnNext(ManualTransaction handle) {
                    given.set(handle);
                }
            };
            library.db.begin().subscribe(subscriber);
            for (int spins = random.nextInt(2_000); spins > 0; spins--) {
                Thread.onSpinWait();
            }
            subscriber.cancel();
            int leases = n;
            Flux.interval(Duration.ofMillis(1))
                    .startWith(0L)
                    .takeUntil(tick -> given.get() != null || driver.count("release answered") == leases)
                    .blockLast(Duration.ofSeconds(5));
            if (given.get() != null) {
                given.get().rollback().block(Duration.ofSeconds(5));
            }
            assertThat(driver.count("release answered")).isEqualTo(n);
        }
    }

    /** A subscriber gets a value exactly if COMMIT was answered. */
    @RepeatedTest(200)
    void aCloseAtAnyMomentTellsTheTruth() {
        CALLS.forEach(call -> driver.delay(call, NO_TIME));
        List<Signal<Long>> signals = Collections.synchronizedList(new ArrayList<>());
        library.db
                .transaction(tx -> Mono.zip(
                        Library.single(tx, library.request(TransactionsTest.delete("removed", false))),
                        Library.stream(tx, library.request(Library.authorsWithBooks(ResultMode.ALL)))
                                .count(),
                        (removed, rows) -> rows))
                .materialize()
                .subscribe(signals::add);
        Mono.delay(Duration.ofNanos(new Random().nextInt(2_000_000)))
                .then(library.db.close(NO_TIME))
                .block(Duration.ofSeconds(5));
        Flux.interval(Duration.ofMillis(1))
                .takeUntil(tick -> !signals.isEmpty())
                .blockLast(Duration.ofSeconds(5));
        List<String> log = driver.log();
        assertThat(signals).hasSize(1);
        assertThat(signals.get(0).hasValue()).as(log.toString()).isEqualTo(log.contains("commit answered"));
        assertThat(driver.count("release answered")).isEqualTo(driver.count("leased"));
        assertThat(log).endsWith("close", "close answered");
    }
}

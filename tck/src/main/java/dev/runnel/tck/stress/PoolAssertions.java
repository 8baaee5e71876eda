package dev.runnel.tck.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.TransactionOptions;
import dev.runnel.spi.PoolStats;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.stress.ServerAdmin.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Assertions that a pool has all its connections. Each method blocks. */
final class PoolAssertions {
    /** A driver may keep one outside of its pool, to cancel what others do. */
    static final int BESIDES = 1;

    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private PoolAssertions() {}

    /** Where one transaction at a time writes, those that do not are side by side. */
    private static final TransactionOptions READING = TransactionOptions.DEFAULT.withReadOnly();

    /** As many programs as the pool has connections, each of which ends after the last has begun. */
    static void allAtOnce(Db db, int size) {
        programs(db, size).blockLast(TestDb.PATIENCE);
    }

    /** A session that was killed while nobody used it is found by who does; the others are in doubt from then on. */
    static void findKilled(Db db, int size) {
        programs(db, size).retry(1).blockLast(TestDb.PATIENCE);
    }

    private static Flux<Boolean> programs(Db db, int size) {
        return Flux.defer(() -> {
            AtomicInteger begun = new AtomicInteger();
            Sinks.Empty<Void> allBegan = Sinks.empty();
            return Flux.range(0, size)
                    .flatMap(
                            n -> db.transaction(
                                    READING,
                                    tx -> Mono.defer(() -> {
                                        if (begun.incrementAndGet() == size) {
                                            allBegan.tryEmitEmpty();
                                        }
                                        return allBegan.asMono().thenReturn(true);
                                    })),
                            size);
        });
    }

    /** Waits until every lease is back: those whose subscribers have left go back by themselves. */
    static void settle(Db db) {
        Flux.interval(Duration.ofMillis(2))
                .takeUntil(tick -> db.pool().leased() == 0)
                .blockLast(TestDb.PATIENCE);
    }

    /**
     * Nothing is lent, nobody waits, and no session of the server has anything to do or to lock: at once, or when the server has seen that a
     * connection was given up.
     */
    static void areWhole(Db db, ServerAdmin outside, int size) {
        PoolStats pool = db.pool();
        assertThat(pool.leased()).as("leased").isZero();
        assertThat(pool.waiting()).as("waiting").isZero();
        assertThat(pool.size()).as("open").isLessThanOrEqualTo(size);
        assertThat(pool.acquireTimeouts()).as("waited too long").isZero();
        List<Session> sessions = Flux.interval(Duration.ZERO, Duration.ofMillis(10), Schedulers.boundedElastic())
                .onBackpressureDrop()
                .map(tick -> outside.sessions())
                .takeUntil(now -> now.size() <= size + BESIDES
                        && now.stream().noneMatch(session -> session.inTransaction() || session.runs()))
                .take(A_MOMENT)
                .blockLast(TestDb.PATIENCE);
        assertThat(sessions)
                .noneMatch(Session::inTransaction)
                .noneMatch(Session::runs)
                .hasSizeLessThanOrEqualTo(size + BESIDES);
    }
}

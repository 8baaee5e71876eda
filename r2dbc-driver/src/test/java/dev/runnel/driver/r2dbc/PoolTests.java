package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.error.PoolExhaustedException;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.PoolStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What each option of the pool does, and what is counted of it. */
abstract class PoolTests extends DatabaseTest {
    private final List<R2dbcDriver> opened = new ArrayList<>();

    PoolTests(String url) {
        super(url);
    }

    R2dbcDriver pool(UnaryOperator<PoolOptions> options) {
        R2dbcDriver pool = open(options.apply(PoolOptions.DEFAULT.withAcquireTimeout(Duration.ofSeconds(5))));
        opened.add(pool);
        return pool;
    }

    @AfterEach
    void closePools() {
        opened.forEach(pool -> pool.close().block(PATIENCE));
    }

    static R2dbcLease lease(R2dbcDriver pool) {
        return (R2dbcLease) Objects.requireNonNull(pool.acquire().block(PATIENCE));
    }

    static void giveBack(R2dbcLease lease) {
        lease.release().block(PATIENCE);
    }

    private static void use(R2dbcDriver pool) {
        R2dbcLease lease = lease(pool);
        lease.execute("SELECT 1").block(PATIENCE);
        giveBack(lease);
    }

    private static PoolStats settled(R2dbcDriver pool, Predicate<PoolStats> settled) {
        Flux.interval(Duration.ofMillis(5))
                .takeUntil(tick -> settled.test(pool.pool()))
                .blockLast(PATIENCE);
        return pool.pool();
    }

    @Test
    void opensNoneBeforeTheFirstIsAskedFor() {
        assertThat(pool(p -> p.withMinIdle(3)).pool()).isEqualTo(new PoolStats(0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void withTheFirstItOpensThoseThatAreKept() {
        R2dbcDriver pool = pool(p -> p.withSize(4).withMinIdle(3));
        use(pool);
        PoolStats stats = settled(pool, now -> now.opened() == 3);
        assertThat(stats.size()).isEqualTo(3);
        assertThat(stats.leased()).isZero();
    }

    @Test
    void anOldOneIsReplaced() {
        R2dbcDriver pool = pool(p -> p.withMaxLifetime(Duration.ofMillis(150)));
        use(pool);
        assertThat(settled(pool, now -> now.evicted() == 1).size()).isZero();
        use(pool);
        assertThat(pool.pool().opened()).isEqualTo(2);
        assertThat(pool.pool().invalidated()).isZero();
    }

    @Test
    void anOldOneIsNotTakenFromWhoHasIt() {
        R2dbcDriver pool = pool(p -> p.withMaxLifetime(Duration.ofMillis(100)));
        R2dbcLease lease = lease(pool);
        Flux.interval(Duration.ofMillis(300)).blockFirst();
        lease.execute("SELECT 1").block(PATIENCE);
        assertThat(pool.pool().leased()).isEqualTo(1);
        giveBack(lease);
        settled(pool, now -> now.evicted() == 1);
    }

    @Test
    void oneThatNobodyAsksForIsClosed() {
        R2dbcDriver pool = pool(p -> p.withSize(3).withMinIdle(1).withMaxIdleTime(Duration.ofMillis(150)));
        List<R2dbcLease> leases = List.of(lease(pool), lease(pool), lease(pool));
        leases.forEach(PoolTests::giveBack);
        PoolStats stats = settled(pool, now -> now.evicted() == 2);
        assertThat(stats.size()).isEqualTo(1);
    }

    @Test
    void oneThatWasIdleForLongIsAskedForASignOfLife() {
        R2dbcDriver pool = pool(p -> p.withValidateAfterIdle(Duration.ofNanos(1)));
        use(pool);
        long before = pool.pool().validated();
        use(pool);
        assertThat(pool.pool().validated()).isEqualTo(before + 1);
        assertThat(pool.pool().opened()).isEqualTo(1);

        R2dbcDriver trusting = pool(p -> p);
        use(trusting);
        use(trusting);
        assertThat(trusting.pool().validated()).isZero();
    }

    @Test
    void whoWaitsIsCountedAndWhoWaitedTooLong() {
        R2dbcDriver pool = pool(p -> p.withSize(1).withAcquireTimeout(Duration.ofMillis(200)));
        R2dbcLease only = lease(pool);
        assertThat(pool.pool().leased()).isEqualTo(1);
        var waiting = pool.acquire().toFuture();
        assertThat(settled(pool, now -> now.waiting() == 1).waiting()).isEqualTo(1);
        assertThat(catchThrowable(waiting::join)).hasCauseInstanceOf(PoolExhaustedException.class);
        assertThat(pool.pool().acquireTimeouts()).isEqualTo(1);
        assertThat(pool.pool().waiting()).isZero();
        giveBack(only);
    }
}

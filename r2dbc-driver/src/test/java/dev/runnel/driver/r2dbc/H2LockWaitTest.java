package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.ConflictException;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.TransactionMode;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What H2 does with who waits for a row: what decision 40 rests on. A test of it that fails after an upgrade of H2 is a reason to decide
 * again.
 */
class H2LockWaitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOCK_TIMEOUT = Duration.ofMillis(200);
    private static final Duration LONGER = LOCK_TIMEOUT.multipliedBy(5);

    private final R2dbcDriver driver = (R2dbcDriver) new R2dbcDriverProvider()
            .create(
                    "r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=LOCK_TIMEOUT=" + LOCK_TIMEOUT.toMillis(),
                    PoolOptions.DEFAULT.withSize(3));
    private R2dbcLease holder;
    private R2dbcLease waiting;

    @BeforeEach
    void hold() {
        holder = lease();
        waiting = lease();
        run(holder, "CREATE TABLE k (a int PRIMARY KEY, b int)");
        run(holder, "INSERT INTO k VALUES (1, 0), (2, 0)");
        holder.begin(TransactionMode.DEFAULT).block(PATIENCE);
        run(holder, "UPDATE k SET b = 1 WHERE a = 1");
    }

    @AfterEach
    void close() {
        waiting.release().block(PATIENCE);
        holder.release().block(PATIENCE);
        driver.close().block(PATIENCE);
    }

    private R2dbcLease lease() {
        return (R2dbcLease) Objects.requireNonNull(driver.acquire().block(PATIENCE));
    }

    private static void run(R2dbcLease lease, String sql) {
        lease.execute(sql).block(PATIENCE);
    }

    private Mono<Void> wanted() {
        return waiting.execute("UPDATE k SET b = 2 WHERE a = 1");
    }

    @Test
    void theUrlSaysForHowLong() {
        long start = System.nanoTime();
        assertThatThrownBy(() -> wanted().block(PATIENCE)).isInstanceOf(ConflictException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(LOCK_TIMEOUT, LONGER);
    }

    /** Who waits asks again and again, and no time limit ends that. So a write that is tried again after a part of the wait would do this to others. */
    @Test
    void whoeverHoldsItAndHasUndoneAPartIsWaitedForToItsEnd() {
        holder.savepoint("s").block(PATIENCE);
        run(holder, "UPDATE k SET b = 1 WHERE a = 2");
        holder.rollbackTo("s").block(PATIENCE);

        waitsToTheEnd();
    }

    /** A statement that fails is undone. */
    @Test
    void soIsWhoeverHoldsItAndHasFailedInAStatement() {
        assertThatThrownBy(() -> run(holder, "INSERT INTO k VALUES (2, 0)")).isNotNull();

        waitsToTheEnd();
    }

    private void waitsToTheEnd() {
        Sinks.Empty<Void> end = Sinks.empty();
        wanted().subscribe(nothing -> {}, end::tryEmitError, end::tryEmitEmpty);
        assertThat(end.asMono()
                        .thenReturn(true)
                        .timeout(LONGER, Mono.just(false))
                        .block(PATIENCE))
                .as("it has ended")
                .isFalse();
        holder.rollback().block(PATIENCE);
        end.asMono().block(PATIENCE);
    }
}

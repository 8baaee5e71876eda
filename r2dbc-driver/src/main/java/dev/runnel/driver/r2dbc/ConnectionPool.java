package dev.runnel.driver.r2dbc;

import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.PoolExhaustedException;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.PoolStats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PoolShutdownException;
import reactor.pool.PooledRef;

/**
 * The connections of one driver. The connection that was used last is used next, since its server process and its event loop are warm.
 * Broken and expired connections are evicted when they are acquired or released, and by a background task.
 */
final class ConnectionPool {

    /** The deadline of all validations of one acquisition together. */
    private static final Duration PROOF_DEADLINE = Duration.ofSeconds(2);

    private static final Duration LONGEST_ROUND = Duration.ofSeconds(30);

    /** The pool would read its clock fifteen times per lease. Each connection tracks its own age and idle time. */
    private static final Clock NO_CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final InstrumentedPool<ServerConnection> pool;
    private final PoolOptions options;
    private final InactivityWatchdog silence;
    private final UnaryOperator<ConnectFailedException> located;
    private final LongAdder opened = new LongAdder();
    private final LongAdder openFailures = new LongAdder();
    private final LongAdder acquireTimeouts = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final LongAdder validated = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    /** The {@link System#nanoTime} when a connection was last lost. Connections that were idle then are validated. */
    private volatile long lostAt;

    private volatile boolean anyLost;

    /** @param located attaches the address of the server to an error */
    ConnectionPool(
            Supplier<Mono<ServerConnection>> open, UnaryOperator<ConnectFailedException> located, PoolOptions options) {
        this.options = options;
        this.located = located;
        this.silence = new InactivityWatchdog(options.statementTimeout());
        this.pool = PoolBuilder.from(Mono.defer(() -> inTime(open.get())))
                .sizeBetween(options.minIdle(), options.size())
                .maxPendingAcquireUnbounded()
                .idleResourceReuseMruOrder()
                .clock(NO_CLOCK)
                .evictionPredicate((connection, times) -> isExpired(connection))
                .evictInBackground(round(options))
                .destroyHandler(this::destroy)
                .buildPool();
    }

    /** The interval of background eviction. */
    private static Duration round(PoolOptions options) {
        Duration shorter = options.maxIdleTime().compareTo(options.maxLifetime()) < 0
                ? options.maxIdleTime()
                : options.maxLifetime();
        Duration half = shorter.dividedBy(2).plusMillis(1);
        return half.compareTo(LONGEST_ROUND) < 0 ? half : LONGEST_ROUND;
    }

    /**
     * A connection that is opened after the timeout is closed. Opening is never cancelled: not every R2DBC driver closes a connection whose
     * opening was cancelled.
     */
    private Mono<ServerConnection> inTime(Mono<ServerConnection> open) {
        Mono<ServerConnection> opening = open.cache();
        return opening.timeout(options.createTimeout(), Mono.error(() -> {
                    opening.flatMap(ServerConnection::close).onErrorComplete().subscribe();
                    return new ConnectFailedException(
                                    ConnectFailedException.Kind.UNREACHABLE,
                                    "the server did not complete the connection within createTimeout",
                                    null)
                            .with("createTimeout", options.createTimeout().toString())
                            .hint(
                                    "check the host and port of the URL, the name service, and that the server is not overloaded or behind a"
                                            + " firewall that drops packets; or raise createTimeout");
                }))
                .onErrorMap(ConnectFailedException.class, located)
                .doOnSuccess(connection -> {
                    opened.increment();
                    silence.watch(connection);
                })
                .doOnError(error -> openFailures.increment());
    }

    private boolean isExpired(ServerConnection connection) {
        if (!connection.isUsable() || !connection.isConnected()) {
            return true;
        }
        boolean old = connection.ageNanos() > options.maxLifetime().toNanos()
                || connection.idleNanos() > options.maxIdleTime().toNanos()
                        && pool.metrics().allocatedSize() > options.minIdle();
        if (old) {
            connection.markExpired();
        }
        return old;
    }

    /** A connection that does not close within the deadline is no longer waited for. */
    private Mono<Void> destroy(ServerConnection connection) {
        return Mono.defer(() -> {
            silence.forget(connection);
            if (connection.isRetired()) {
                expired.increment();
            } else if (!pool.isDisposed()) {
                dropped.increment();
            }
            if (connection.isLost()) {
                lostAt = System.nanoTime();
                anyLost = true;
            }
            return connection.close().timeout(ServerConnection.CLEANUP_DEADLINE).onErrorComplete();
        });
    }

    /** Acquires a lease. A lease that arrives after cancellation is released. */
    Mono<R2dbcLease> acquire() {
        return new ConnectionAcquisition(pool.acquire(options.acquireTimeout()), this::needsValidation, this::failed);
    }

    /** Returns a validated connection, which may be another one; null if this connection needs no validation. */
    private @Nullable Mono<PooledRef<ServerConnection>> needsValidation(PooledRef<ServerConnection> ref) {
        return isDoubtful(ref.poolable()) ? validated(ref, System.nanoTime()) : null;
    }

    private boolean isDoubtful(ServerConnection connection) {
        return connection.idleNanos() > options.validateAfterIdle().toNanos()
                || anyLost && connection.wasIdleAt(lostAt);
    }

    /** @param begun the {@link System#nanoTime} when the first validation of this acquisition began */
    private Mono<PooledRef<ServerConnection>> validated(PooledRef<ServerConnection> ref, long begun) {
        return validate(ref.poolable(), begun).flatMap(alive -> {
            if (alive) {
                validated.increment();
                return Mono.just(ref);
            }
            ref.poolable().markLost();
            return ref.invalidate().then(Mono.defer(() -> replace(begun)));
        });
    }

    /** Returns whether the connection answers. It is not tested after the deadline. */
    private static Mono<Boolean> validate(ServerConnection connection, long begun) {
        long left = PROOF_DEADLINE.toNanos() - (System.nanoTime() - begun);
        return left <= 0
                ? Mono.just(false)
                : connection
                        .answers()
                        .timeout(Duration.ofNanos(left), Mono.just(false))
                        .onErrorReturn(false);
    }

    /** A connection that was opened or has answered since {@code begun} needs no validation. */
    private Mono<PooledRef<ServerConnection>> replace(long begun) {
        return pool.acquire(options.acquireTimeout())
                .flatMap(ref -> ref.poolable().wasIdleAt(begun) && isDoubtful(ref.poolable())
                        ? validated(ref, begun)
                        : Mono.just(ref));
    }

    private Throwable failed(Throwable error) {
        if (error instanceof PoolAcquireTimeoutException) {
            acquireTimeouts.increment();
            return new PoolExhaustedException("no connection was released within acquireTimeout", null)
                    .with("poolSize", Integer.toString(options.size()))
                    .with("acquireTimeout", options.acquireTimeout().toString())
                    .hint(
                            "shorten the transactions and streams that use connections, or raise poolSize or acquireTimeout");
        }
        return error instanceof PoolShutdownException
                ? new InvalidStatementException(ErrorCode.CLOSED, "the Db is closed")
                        .hint("close the Db after the last statement has ended, or open another one")
                : error;
    }

    PoolStats stats() {
        InstrumentedPool.PoolMetrics now = pool.metrics();
        return new PoolStats(
                now.allocatedSize(),
                now.acquiredSize(),
                now.pendingAcquireSize(),
                opened.sum(),
                openFailures.sum(),
                acquireTimeouts.sum(),
                expired.sum(),
                validated.sum(),
                dropped.sum());
    }

    Mono<Void> close() {
        return pool.disposeLater().doOnTerminate(silence::end);
    }
}

package dev.runnel.driver.r2dbc;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.error.PoolExhausted;
import dev.runnel.spi.PoolOptions;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PoolShutdownException;

/** The connections of one driver. Broken ones are dropped when they are next looked at. */
final class ConnectionPool {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);

    private final InstrumentedPool<ServerConnection> pool;
    private final PoolOptions options;

    ConnectionPool(Supplier<Mono<ServerConnection>> open, PoolOptions options) {
        this.options = options;
        this.pool = PoolBuilder.from(Mono.defer(open))
                .sizeBetween(0, options.size())
                .maxPendingAcquireUnbounded()
                .evictionPredicate((connection, metadata) -> !connection.isTrusted() || !connection.isConnected())
                .destroyHandler(ConnectionPool::destroy)
                .buildPool();
    }

    /** A connection that does not close in time closes later, by itself. */
    private static Mono<Void> destroy(ServerConnection connection) {
        return connection.close().timeout(CLOSE_DEADLINE).onErrorComplete();
    }

    /** A lease; one that comes after it was cancelled goes back. */
    Mono<R2dbcLease> acquire() {
        return new Acquire(pool.acquire(options.acquireTimeout()), this::failed);
    }

    private Throwable failed(Throwable error) {
        if (error instanceof PoolAcquireTimeoutException) {
            return new PoolExhausted("no connection became free within the acquire timeout", null)
                    .with("pool size", Integer.toString(options.size()))
                    .with("acquire timeout", options.acquireTimeout().toString())
                    .hint("raise poolSize or acquireTimeout, or hold connections for less long");
        }
        return error instanceof PoolShutdownException
                ? new InvalidStatement(ErrorCode.CLOSED, "the Db is closed")
                : error;
    }

    Mono<Void> close() {
        return pool.disposeLater();
    }
}

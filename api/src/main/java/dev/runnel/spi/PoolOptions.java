package dev.runnel.spi;

import java.time.Duration;

/**
 * The connection pool of a {@code Db}.
 *
 * @param size the most connections
 * @param acquireTimeout how long a program waits for one before {@code PoolExhausted}
 */
public record PoolOptions(int size, Duration acquireTimeout) {
    public static final PoolOptions DEFAULT = new PoolOptions(10, Duration.ofSeconds(30));

    public PoolOptions withSize(int connections) {
        return new PoolOptions(connections, acquireTimeout);
    }

    public PoolOptions withAcquireTimeout(Duration timeout) {
        return new PoolOptions(size, timeout);
    }
}

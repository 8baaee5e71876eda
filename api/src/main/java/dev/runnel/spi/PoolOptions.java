package dev.runnel.spi;

import dev.runnel.error.InvalidConfigurationException;
import java.time.Duration;

/**
 * The connection pool of a {@code Db}. What becomes of each option is counted in {@link PoolStats}.
 *
 * @param size the most connections: 10
 * @param minIdle how many are opened with the first one, and opened again when they go: 0
 * @param acquireTimeout how long a program waits for one before {@code PoolExhaustedException}: 30 s
 * @param createTimeout how long one may take to be opened before {@code ConnectFailedException(UNREACHABLE)}: 10 s
 * @param maxLifetime how old one gets; it is not taken from whoever has it: 30 min
 * @param maxIdleTime how long one is kept that nobody asks for: 10 min
 * @param validateAfterIdle one that was not used for so long is asked for a sign of life before it is lent: 30 s. So is every idle one after
 *     a connection was lost
 * @param statementTimeout how long the database may give no sign of what it was asked, be it the first row, the next one or the end: 30 s.
 *     Then a statement is stopped on the server and is {@code Timeout}; of COMMIT nobody knows the outcome. Waiting for demand does
 *     not count. A driver without a server of its own has no use for it
 * @throws InvalidConfigurationException when a number or a duration is not valid
 */
public record PoolOptions(
        int size,
        int minIdle,
        Duration acquireTimeout,
        Duration createTimeout,
        Duration maxLifetime,
        Duration maxIdleTime,
        Duration validateAfterIdle,
        Duration statementTimeout) {
    public static final PoolOptions DEFAULT = new PoolOptions(
            10,
            0,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));

    public PoolOptions {
        InvalidConfigurationException.require(size >= 1, "poolSize", size, "the pool size is less than 1");
        InvalidConfigurationException.require(
                minIdle >= 0 && minIdle <= size, "minIdle", minIdle, "minIdle is negative, or more than poolSize");
        InvalidConfigurationException.requireDuration(acquireTimeout, "acquireTimeout");
        InvalidConfigurationException.requireDuration(createTimeout, "createTimeout");
        InvalidConfigurationException.requireDuration(maxLifetime, "maxLifetime");
        InvalidConfigurationException.requireDuration(maxIdleTime, "maxIdle");
        InvalidConfigurationException.requireDuration(validateAfterIdle, "validateAfterIdle");
        InvalidConfigurationException.requireDuration(statementTimeout, "statementTimeout");
    }

    public PoolOptions withSize(int connections) {
        return new PoolOptions(
                connections,
                minIdle,
                acquireTimeout,
                createTimeout,
                maxLifetime,
                maxIdleTime,
                validateAfterIdle,
                statementTimeout);
    }

    public PoolOptions withMinIdle(int connections) {
        return new PoolOptions(
                size,
                connections,
                acquireTimeout,
                createTimeout,
                maxLifetime,
                maxIdleTime,
                validateAfterIdle,
                statementTimeout);
    }

    public PoolOptions withAcquireTimeout(Duration timeout) {
        return new PoolOptions(
                size, minIdle, timeout, createTimeout, maxLifetime, maxIdleTime, validateAfterIdle, statementTimeout);
    }

    public PoolOptions withCreateTimeout(Duration timeout) {
        return new PoolOptions(
                size, minIdle, acquireTimeout, timeout, maxLifetime, maxIdleTime, validateAfterIdle, statementTimeout);
    }

    public PoolOptions withMaxLifetime(Duration age) {
        return new PoolOptions(
                size, minIdle, acquireTimeout, createTimeout, age, maxIdleTime, validateAfterIdle, statementTimeout);
    }

    public PoolOptions withMaxIdleTime(Duration time) {
        return new PoolOptions(
                size, minIdle, acquireTimeout, createTimeout, maxLifetime, time, validateAfterIdle, statementTimeout);
    }

    public PoolOptions withValidateAfterIdle(Duration time) {
        return new PoolOptions(
                size, minIdle, acquireTimeout, createTimeout, maxLifetime, maxIdleTime, time, statementTimeout);
    }

    public PoolOptions withStatementTimeout(Duration timeout) {
        return new PoolOptions(
                size, minIdle, acquireTimeout, createTimeout, maxLifetime, maxIdleTime, validateAfterIdle, timeout);
    }
}

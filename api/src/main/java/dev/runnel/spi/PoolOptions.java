package dev.runnel.spi;

import dev.runnel.error.InvalidConfigurationException;
import java.time.Duration;

/**
 * The options of the connection pool of a {@code Db}. {@link PoolStats} counts their effects. Each duration is positive
 * and at most 292 years.
 *
 * @param size the maximum number of connections, at least 1; default 10
 * @param minIdle the number of connections that the pool opens with the first one, and opens again when they close,
 *     from 0 to {@code size}; default 0
 * @param acquireTimeout the maximum wait for a connection, after which a statement fails with
 *     {@code PoolExhaustedException}; default 30 s
 * @param createTimeout the maximum time to open a connection, after which the attempt fails with
 *     {@code ConnectFailedException(UNREACHABLE)}; default 10 s
 * @param maxLifetime the age after which a connection is closed, once it is not leased; default 30 min
 * @param maxIdleTime the time after which an unused connection is closed; default 10 min
 * @param validateAfterIdle the idle time after which a connection is validated before it is leased; default 30 s. After
 *     a connection was lost, the pool validates every idle connection
 * @param statementTimeout the maximum time for which the database sends nothing while an answer is pending: the first
 *     row, the next row or the end; default 30 s. After it, the driver stops the statement on the server, and the
 *     statement fails with {@code StatementTimeoutException}; a COMMIT fails with {@code CommitUnknownException}. Time
 *     without demand does not count. A driver without a server ignores the option
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
    /** The default of each option. */
    public static final PoolOptions DEFAULT = new PoolOptions(
            10,
            0,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));

    /** @throws InvalidConfigurationException if a number or a duration is out of range */
    public PoolOptions {
        InvalidConfigurationException.require(size >= 1, "poolSize", size, "the pool size is less than 1");
        InvalidConfigurationException.require(
                minIdle >= 0 && minIdle <= size, "minIdle", minIdle, "minIdle is negative, or more than poolSize");
        InvalidConfigurationException.requireDuration(acquireTimeout, "acquireTimeout");
        InvalidConfigurationException.requireDuration(createTimeout, "createTimeout");
        InvalidConfigurationException.requireDuration(maxLifetime, "maxLifetime");
        InvalidConfigurationException.requireDuration(maxIdleTime, "maxIdleTime");
        InvalidConfigurationException.requireDuration(validateAfterIdle, "validateAfterIdle");
        InvalidConfigurationException.requireDuration(statementTimeout, "statementTimeout");
    }

    /** Returns these options with another maximum number of connections. */
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

    /** Returns these options with another minimum number of open connections. */
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

    /** Returns these options with another maximum wait for a connection. */
    public PoolOptions withAcquireTimeout(Duration timeout) {
        return new PoolOptions(
                size, minIdle, timeout, createTimeout, maxLifetime, maxIdleTime, validateAfterIdle, statementTimeout);
    }

    /** Returns these options with another maximum time to open a connection. */
    public PoolOptions withCreateTimeout(Duration timeout) {
        return new PoolOptions(
                size, minIdle, acquireTimeout, timeout, maxLifetime, maxIdleTime, validateAfterIdle, statementTimeout);
    }

    /** Returns these options with another maximum age of a connection. */
    public PoolOptions withMaxLifetime(Duration age) {
        return new PoolOptions(
                size, minIdle, acquireTimeout, createTimeout, age, maxIdleTime, validateAfterIdle, statementTimeout);
    }

    /** Returns these options with another maximum idle time. */
    public PoolOptions withMaxIdleTime(Duration time) {
        return new PoolOptions(
                size, minIdle, acquireTimeout, createTimeout, maxLifetime, time, validateAfterIdle, statementTimeout);
    }

    /** Returns these options with another idle time before validation. */
    public PoolOptions withValidateAfterIdle(Duration time) {
        return new PoolOptions(
                size, minIdle, acquireTimeout, createTimeout, maxLifetime, maxIdleTime, time, statementTimeout);
    }

    /** Returns these options with another statement timeout. */
    public PoolOptions withStatementTimeout(Duration timeout) {
        return new PoolOptions(
                size, minIdle, acquireTimeout, createTimeout, maxLifetime, maxIdleTime, validateAfterIdle, timeout);
    }
}

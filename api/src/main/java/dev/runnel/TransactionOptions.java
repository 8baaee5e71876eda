package dev.runnel;

import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.LockMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction runs. A value, made once and used often:
 *
 * <pre>{@code
 * static final TransactionOptions TRANSFER = TransactionOptions.DEFAULT
 *         .withName("transfer")
 *         .withIsolation(Isolation.SERIALIZABLE)
 *         .withRetries(5, Duration.ofSeconds(2));
 * }</pre>
 *
 * @param name stands in the errors of the transaction, as {@code transaction}; null for none
 * @param isolation null for the one that the database has. One that a backend has not is {@code UnsupportedFeatureException}, before BEGIN
 * @param lockMode null for the one that the database has. One that a backend has not is {@code UnsupportedFeatureException}, before BEGIN
 * @param readOnly refuses every statement that writes, as {@code ReadOnly}, before it is sent
 * @param timeout from BEGIN to the end of the body: then the transaction is rolled back and fails with {@code Timeout}. A COMMIT that
 *     was sent is waited for. Null for none
 * @param retries how often the whole transaction, its body included, runs again after a {@code Conflict}; 0 by default. Pauses double
 *     from 10 ms to 1 s and vary by half
 * @param retryBudget no try begins later than this after the first
 * @throws InvalidConfigurationException when a duration is not positive or longer than clocks count, or retries are negative
 */
public record TransactionOptions(
        @Nullable String name,
        @Nullable Isolation isolation,
        @Nullable LockMode lockMode,
        boolean readOnly,
        @Nullable Duration timeout,
        int retries,
        Duration retryBudget) {
    public static final TransactionOptions DEFAULT =
            new TransactionOptions(null, null, null, false, null, 0, Duration.ofSeconds(10));

    public TransactionOptions {
        if (timeout != null) {
            InvalidConfigurationException.requireDuration(timeout, "timeout");
        }
        InvalidConfigurationException.require(retries >= 0, "retries", retries, "the number of retries is negative");
        InvalidConfigurationException.requireDuration(retryBudget, "retryBudget");
    }

    public TransactionOptions withName(String text) {
        return new TransactionOptions(text, isolation, lockMode, readOnly, timeout, retries, retryBudget);
    }

    public TransactionOptions withIsolation(Isolation level) {
        return new TransactionOptions(name, level, lockMode, readOnly, timeout, retries, retryBudget);
    }

    public TransactionOptions withLockMode(LockMode mode) {
        return new TransactionOptions(name, isolation, mode, readOnly, timeout, retries, retryBudget);
    }

    public TransactionOptions withReadOnly() {
        return new TransactionOptions(name, isolation, lockMode, true, timeout, retries, retryBudget);
    }

    public TransactionOptions withTimeout(Duration longest) {
        return new TransactionOptions(name, isolation, lockMode, readOnly, longest, retries, retryBudget);
    }

    public TransactionOptions withRetries(int most, Duration budget) {
        return new TransactionOptions(name, isolation, lockMode, readOnly, timeout, most, budget);
    }
}

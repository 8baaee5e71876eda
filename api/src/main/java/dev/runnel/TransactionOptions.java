package dev.runnel;

import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.LockMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of a transaction. Immutable and reusable:
 *
 * <pre>{@code
 * static final TransactionOptions TRANSFER = TransactionOptions.DEFAULT
 *         .withName("transfer")
 *         .withIsolation(Isolation.SERIALIZABLE)
 *         .withRetries(5, Duration.ofSeconds(2));
 * }</pre>
 *
 * @param name the name in the errors of the transaction, as {@code transaction}; null for none
 * @param isolation the isolation; null for the default of the database. A level that the database does not support fails with
 *     {@code UnsupportedFeatureException} before BEGIN
 * @param lockMode the lock mode; null for the default of the database. A mode that the database does not support fails with
 *     {@code UnsupportedFeatureException} before BEGIN
 * @param readOnly whether each statement that writes fails with {@code ReadOnlyTransactionException}, before it is sent
 * @param timeout the time from BEGIN to the end of the body, after which the transaction is rolled back and fails with
 *     {@code StatementTimeoutException}. A COMMIT that was sent is awaited. Null for none
 * @param retries the maximum number of times that the whole transaction, its body included, runs again after a {@code ConflictException}; 0 by
 *     default. Pauses double from 10 ms to 1 s and vary by half
 * @param retryBudget the time after the start of the first attempt in which another attempt may begin; 10 seconds by default
 */
public record TransactionOptions(
        @Nullable String name,
        @Nullable Isolation isolation,
        @Nullable LockMode lockMode,
        boolean readOnly,
        @Nullable Duration timeout,
        int retries,
        Duration retryBudget) {
    /** The default options. */
    public static final TransactionOptions DEFAULT =
            new TransactionOptions(null, null, null, false, null, 0, Duration.ofSeconds(10));

    /** @throws InvalidConfigurationException when a duration is not positive or exceeds 292 years, or the number of retries is negative */
    public TransactionOptions {
        if (timeout != null) {
            InvalidConfigurationException.requireDuration(timeout, "timeout");
        }
        InvalidConfigurationException.require(retries >= 0, "retries", retries, "the number of retries is negative");
        InvalidConfigurationException.requireDuration(retryBudget, "retryBudget");
    }

    /** Returns these options with another name. */
    public TransactionOptions withName(String text) {
        return new TransactionOptions(text, isolation, lockMode, readOnly, timeout, retries, retryBudget);
    }

    /** Returns these options with another isolation. */
    public TransactionOptions withIsolation(Isolation level) {
        return new TransactionOptions(name, level, lockMode, readOnly, timeout, retries, retryBudget);
    }

    /** Returns these options with another lock mode. */
    public TransactionOptions withLockMode(LockMode mode) {
        return new TransactionOptions(name, isolation, mode, readOnly, timeout, retries, retryBudget);
    }

    /** Returns these options with {@code readOnly} true. */
    public TransactionOptions withReadOnly() {
        return new TransactionOptions(name, isolation, lockMode, true, timeout, retries, retryBudget);
    }

    /** Returns these options with another timeout. */
    public TransactionOptions withTimeout(Duration longest) {
        return new TransactionOptions(name, isolation, lockMode, readOnly, longest, retries, retryBudget);
    }

    /** Returns these options with another number of retries and another retry budget. */
    public TransactionOptions withRetries(int most, Duration budget) {
        return new TransactionOptions(name, isolation, lockMode, readOnly, timeout, most, budget);
    }
}

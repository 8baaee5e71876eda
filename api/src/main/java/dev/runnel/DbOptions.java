package dev.runnel;

import dev.runnel.error.InvalidConfigurationException;
import java.time.Clock;

/**
 * The limits of a {@link Db} on memory and statements, and its clock. Immutable.
 *
 * @param maxBufferedRows the maximum number of rows of a read that is buffered whole (sorted in memory, or without a keyset); 10,000 by default
 * @param maxIncludedRows the maximum number of children that one window of a read loads; 100,000 by default. Beyond it the window is halved
 * @param maxTransactionRows the maximum number of values that {@link Session#transactionMany} buffers until its COMMIT; 100,000 by default
 * @param planCacheSize the maximum number of cached plans; 1,000 by default
 * @param statementLimit the maximum number of statements of one subscription; {@link #UNLIMITED} by default. In a test it detects loops with
 *     one statement per row. See {@link Db#withStatementLimit(reactor.core.publisher.Flux)}
 * @param clock the source of {@code @Default("now")} and {@code @UpdatedAt}; the system clock in UTC by default
 */
public record DbOptions(
        int maxBufferedRows,
        int maxIncludedRows,
        int maxTransactionRows,
        int planCacheSize,
        int statementLimit,
        Clock clock) {
    /** The value of {@code statementLimit} for no limit. No statement is counted then. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** The default options. */
    public static final DbOptions DEFAULT =
            new DbOptions(10_000, 100_000, 100_000, 1_000, UNLIMITED, Clock.systemUTC());

    /** @throws InvalidConfigurationException when a number is less than 1 */
    public DbOptions {
        positive("maxBufferedRows", maxBufferedRows);
        positive("maxIncludedRows", maxIncludedRows);
        positive("maxTransactionRows", maxTransactionRows);
        positive("planCacheSize", planCacheSize);
        positive("statementLimit", statementLimit);
    }

    private static void positive(String option, int value) {
        InvalidConfigurationException.require(value >= 1, option, value, "the option is less than 1");
    }

    /** Returns these options with another {@code maxBufferedRows}. */
    public DbOptions withMaxBufferedRows(int rows) {
        return new DbOptions(rows, maxIncludedRows, maxTransactionRows, planCacheSize, statementLimit, clock);
    }

    /** Returns these options with another {@code maxIncludedRows}. */
    public DbOptions withMaxIncludedRows(int rows) {
        return new DbOptions(maxBufferedRows, rows, maxTransactionRows, planCacheSize, statementLimit, clock);
    }

    /** Returns these options with another {@code maxTransactionRows}. */
    public DbOptions withMaxTransactionRows(int rows) {
        return new DbOptions(maxBufferedRows, maxIncludedRows, rows, planCacheSize, statementLimit, clock);
    }

    /** Returns these options with another {@code planCacheSize}. */
    public DbOptions withPlanCacheSize(int count) {
        return new DbOptions(maxBufferedRows, maxIncludedRows, maxTransactionRows, count, statementLimit, clock);
    }

    /** Returns these options with another {@code statementLimit}. */
    public DbOptions withStatementLimit(int statements) {
        return new DbOptions(maxBufferedRows, maxIncludedRows, maxTransactionRows, planCacheSize, statements, clock);
    }

    /** Returns these options with another {@code clock}. */
    public DbOptions withClock(Clock other) {
        return new DbOptions(
                maxBufferedRows, maxIncludedRows, maxTransactionRows, planCacheSize, statementLimit, other);
    }
}

package dev.runnel;

import dev.runnel.error.InvalidConfigurationException;
import java.time.Clock;

/**
 * Bounds of what a Db holds in memory and of what it sends, and its clock.
 *
 * @param maxBufferedRows the most rows of a read that has to be held whole (sorted in memory, or without a keyset): 10,000
 * @param maxIncludedRows the most children that one window of a read may load: 100,000. Beyond it the window is halved
 * @param maxTransactionRows the most values that {@link Session#transactionMany} holds until its COMMIT: 100,000
 * @param planCacheSize the most plans kept: 1,000
 * @param statementLimit the most statements that one subscription may send: {@link #UNLIMITED}. For tests: it finds loops that ask
 *     once for every row. See {@link Db#guarded(reactor.core.publisher.Flux)}
 * @param clock what {@code @Default("now")} and {@code @UpdatedAt} are asked of: the system's, in UTC
 * @throws InvalidConfigurationException when one of them is less than 1
 */
public record DbOptions(
        int maxBufferedRows,
        int maxIncludedRows,
        int maxTransactionRows,
        int planCacheSize,
        int statementLimit,
        Clock clock) {
    /** The {@code statementLimit} that is none: nothing is counted. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public static final DbOptions DEFAULT =
            new DbOptions(10_000, 100_000, 100_000, 1_000, UNLIMITED, Clock.systemUTC());

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

    public DbOptions withMaxBufferedRows(int rows) {
        return new DbOptions(rows, maxIncludedRows, maxTransactionRows, planCacheSize, statementLimit, clock);
    }

    public DbOptions withMaxIncludedRows(int rows) {
        return new DbOptions(maxBufferedRows, rows, maxTransactionRows, planCacheSize, statementLimit, clock);
    }

    public DbOptions withMaxTransactionRows(int rows) {
        return new DbOptions(maxBufferedRows, maxIncludedRows, rows, planCacheSize, statementLimit, clock);
    }

    public DbOptions withPlanCacheSize(int count) {
        return new DbOptions(maxBufferedRows, maxIncludedRows, maxTransactionRows, count, statementLimit, clock);
    }

    public DbOptions withStatementLimit(int statements) {
        return new DbOptions(maxBufferedRows, maxIncludedRows, maxTransactionRows, planCacheSize, statements, clock);
    }

    public DbOptions withClock(Clock other) {
        return new DbOptions(
                maxBufferedRows, maxIncludedRows, maxTransactionRows, planCacheSize, statementLimit, other);
    }
}

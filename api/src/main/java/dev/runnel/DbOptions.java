package dev.runnel;

import dev.runnel.error.InvalidConfiguration;
import java.time.Clock;

/**
 * Bounds of what a Db holds in memory and of what it sends, and its clock.
 *
 * @param bufferedRows the most rows of a read that has to be held whole (sorted in memory, or without a keyset): 10,000
 * @param windowRows the most children that one window of a read may load: 100,000. Beyond it the window is halved
 * @param maxRows the most values that {@link Session#transactionMany} holds until its COMMIT: 100,000
 * @param plans the most plans kept: 1,000
 * @param statementLimit the most statements that one subscription may send: {@link #UNLIMITED}. For tests: it finds loops that ask
 *     once for every row. See {@link Db#guarded(reactor.core.publisher.Flux)}
 * @param clock what {@code @Default("now")} and {@code @UpdatedAt} are asked of: the system's, in UTC
 * @throws InvalidConfiguration when one of them is less than 1
 */
public record DbOptions(int bufferedRows, int windowRows, int maxRows, int plans, int statementLimit, Clock clock) {
    /** The {@code statementLimit} that is none: nothing is counted. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public static final DbOptions DEFAULT =
            new DbOptions(10_000, 100_000, 100_000, 1_000, UNLIMITED, Clock.systemUTC());

    public DbOptions {
        positive("bufferedRows", bufferedRows);
        positive("windowRows", windowRows);
        positive("maxRows", maxRows);
        positive("plans", plans);
        positive("statementLimit", statementLimit);
    }

    private static void positive(String option, int value) {
        InvalidConfiguration.unless(value >= 1, option, value, "the option is less than 1");
    }

    public DbOptions withBufferedRows(int rows) {
        return new DbOptions(rows, windowRows, maxRows, plans, statementLimit, clock);
    }

    public DbOptions withWindowRows(int rows) {
        return new DbOptions(bufferedRows, rows, maxRows, plans, statementLimit, clock);
    }

    public DbOptions withMaxRows(int rows) {
        return new DbOptions(bufferedRows, windowRows, rows, plans, statementLimit, clock);
    }

    public DbOptions withPlans(int count) {
        return new DbOptions(bufferedRows, windowRows, maxRows, count, statementLimit, clock);
    }

    public DbOptions withStatementLimit(int statements) {
        return new DbOptions(bufferedRows, windowRows, maxRows, plans, statements, clock);
    }

    public DbOptions withClock(Clock other) {
        return new DbOptions(bufferedRows, windowRows, maxRows, plans, statementLimit, other);
    }
}

package dev.runnel;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfiguration;
import java.time.Clock;

/**
 * Bounds of what a Db holds in memory, and its clock.
 *
 * @param bufferedRows the most rows of a read that has to be held whole (sorted in memory, or without a keyset): 10,000
 * @param windowRows the most children that one window of a read may load: 100,000. Beyond it the window is halved
 * @param plans the most plans kept: 1,000
 * @param clock what {@code @Default("now")} is asked of: the system's, in UTC
 * @throws InvalidConfiguration when one of them is less than 1
 */
public record DbOptions(int bufferedRows, int windowRows, int plans, Clock clock) {
    public static final DbOptions DEFAULT = new DbOptions(10_000, 100_000, 1_000, Clock.systemUTC());

    public DbOptions {
        positive("bufferedRows", bufferedRows);
        positive("windowRows", windowRows);
        positive("plans", plans);
    }

    private static void positive(String option, int value) {
        if (value < 1) {
            throw new InvalidConfiguration(ErrorCode.INVALID_OPTION, "a bound is at least 1")
                    .with("option", option)
                    .hint("leave it out for the default");
        }
    }

    public DbOptions withBufferedRows(int rows) {
        return new DbOptions(rows, windowRows, plans, clock);
    }

    public DbOptions withWindowRows(int rows) {
        return new DbOptions(bufferedRows, rows, plans, clock);
    }

    public DbOptions withPlans(int count) {
        return new DbOptions(bufferedRows, windowRows, count, clock);
    }

    public DbOptions withClock(Clock other) {
        return new DbOptions(bufferedRows, windowRows, plans, other);
    }
}

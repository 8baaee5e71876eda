package dev.runnel.error;

import java.time.Duration;

/** The options or the URL of a {@code Db} cannot be meant. Before any I/O. */
public final class InvalidConfiguration extends RunnelException {
    /** What clocks count, in nanoseconds. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    public InvalidConfiguration(ErrorCode code, String what) {
        super(code, what, null);
    }

    /**
     * Refuses an option that cannot be meant.
     *
     * @param what why, for the one who reads it
     */
    public static void unless(boolean meant, String option, String what) {
        if (!meant) {
            throw new InvalidConfiguration(ErrorCode.INVALID_OPTION, what)
                    .with("option", option)
                    .hint("leave it out for the default");
        }
    }

    /** Refuses a time that is nothing or less, or longer than clocks count: 292 years. */
    public static void unlessTime(Duration time, String option) {
        unless(
                !time.isNegative() && !time.isZero() && time.compareTo(LONGEST) <= 0,
                option,
                "a time is more than nothing, and not for ever");
    }

    @Override
    public InvalidConfiguration with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public InvalidConfiguration hint(String text) {
        super.hint(text);
        return this;
    }
}

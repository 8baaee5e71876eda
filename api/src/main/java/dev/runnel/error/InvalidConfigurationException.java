package dev.runnel.error;

import java.time.Duration;

/** An option or the URL of a {@code Db} is not valid. Raised before any I/O. */
public final class InvalidConfigurationException extends RunnelException {
    /** The range of a clock that counts nanoseconds. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    public InvalidConfigurationException(ErrorCode code, String what) {
        super(code, what, null);
    }

    /**
     * Rejects an option whose value is not valid.
     *
     * @param value a number or a duration of the configuration, which the error names
     * @param what the violation, for the reader of the error
     */
    public static void require(boolean valid, String option, Object value, String what) {
        if (!valid) {
            throw new InvalidConfigurationException(ErrorCode.INVALID_OPTION, what)
                    .with("option", option)
                    .with("value", value.toString())
                    .hint("set a valid value, or leave the option out for its default");
        }
    }

    /** Rejects a duration that is zero, negative, or longer than clocks count: 292 years. */
    public static void requireDuration(Duration time, String option) {
        require(
                !time.isNegative() && !time.isZero() && time.compareTo(LONGEST) <= 0,
                option,
                time,
                "the duration is not positive, or longer than 292 years");
    }

    @Override
    public InvalidConfigurationException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public InvalidConfigurationException hint(String text) {
        super.hint(text);
        return this;
    }
}

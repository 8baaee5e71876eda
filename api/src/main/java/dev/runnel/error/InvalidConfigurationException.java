package dev.runnel.error;

import java.time.Duration;

/**
 * The URL or an option of a {@code Db} is not valid, or a required module is missing on the class path. The error is
 * raised before any I/O.
 *
 * <p>Correct the option that the text names.
 */
public final class InvalidConfigurationException extends RunnelException {
    /** The longest duration of a clock that counts nanoseconds: 292 years. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /**
     * Creates the error.
     *
     * @param code the code of the error
     * @param what the violation, without a full stop
     */
    public InvalidConfigurationException(ErrorCode code, String what) {
        super(code, what, null);
    }

    /**
     * Throws the error unless a condition is true.
     *
     * @param valid the condition
     * @param option the name of the option
     * @param value the number or duration of the option, which the error names
     * @param what the violation
     */
    public static void require(boolean valid, String option, Object value, String what) {
        if (!valid) {
            throw new InvalidConfigurationException(ErrorCode.INVALID_OPTION, what)
                    .with("option", option)
                    .with("value", value.toString())
                    .hint("set a valid value, or leave the option out for its default");
        }
    }

    /**
     * Throws the error if a duration is zero, negative, or longer than 292 years.
     *
     * @param time the duration
     * @param option the name of the option
     */
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

package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/**
 * An invariant of Runnel is violated: a bug in Runnel.
 *
 * <p>Report it with its text and the result of {@link #explain}.
 */
public final class InternalException extends RunnelException {
    private final String explain;

    /**
     * Creates the error.
     *
     * @param what the violated invariant
     * @param explain the plan of the statement as far as it exists
     * @param cause the cause; null for none
     */
    public InternalException(String what, String explain, @Nullable Throwable cause) {
        super(ErrorCode.INTERNAL, what, cause);
        this.explain = explain;
    }

    /** Returns the plan of the statement, as far as it existed when the error was raised. It contains no values. */
    public String explain() {
        return explain;
    }

    @Override
    public InternalException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public InternalException hint(String text) {
        super.hint(text);
        return this;
    }
}

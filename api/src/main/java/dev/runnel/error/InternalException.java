package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** A fault of Runnel itself. Please report it with its text and {@link #explain}. */
public final class InternalException extends RunnelException {
    private final String explain;

    public InternalException(String what, String explain, @Nullable Throwable cause) {
        super(ErrorCode.INTERNAL, what, cause);
        this.explain = explain;
    }

    /** The plan as far as it came. */
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

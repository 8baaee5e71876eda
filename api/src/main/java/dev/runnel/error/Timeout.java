package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** A statement or a transaction exceeded its time limit. */
public final class Timeout extends RunnelException {
    public Timeout(String what, @Nullable Throwable cause) {
        super(ErrorCode.TIMEOUT, what, cause);
    }

    @Override
    public Timeout with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public Timeout hint(String text) {
        super.hint(text);
        return this;
    }
}

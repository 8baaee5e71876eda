package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** A statement writes or locks rows in a read-only transaction, in which case it was not sent, or on a read-only database. */
public final class ReadOnly extends RunnelException {
    public ReadOnly(String what, @Nullable Throwable cause) {
        super(ErrorCode.READ_ONLY, what, cause);
    }

    @Override
    public ReadOnly with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public ReadOnly hint(String text) {
        super.hint(text);
        return this;
    }
}

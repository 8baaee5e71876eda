package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** A conflict with another transaction: a deadlock, a serialization failure or a locked row. Nothing was written; the transaction can be retried. */
public final class Conflict extends RunnelException {
    public Conflict(String what, @Nullable Throwable cause) {
        super(ErrorCode.CONFLICT, what, cause);
    }

    @Override
    public Conflict with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public Conflict hint(String text) {
        super.hint(text);
        return this;
    }
}

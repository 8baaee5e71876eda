package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** A conflict with another transaction: a deadlock, a serialization failure or a locked row. Nothing was written; the transaction can be retried. */
public final class ConflictException extends RunnelException {
    public ConflictException(String what, @Nullable Throwable cause) {
        super(ErrorCode.CONFLICT, what, cause);
    }

    @Override
    public ConflictException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public ConflictException hint(String text) {
        super.hint(text);
        return this;
    }
}

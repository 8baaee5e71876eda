package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** A statement writes or locks rows in a read-only transaction, in which case it was not sent, or on a read-only database. */
public final class ReadOnlyTransactionException extends RunnelException {
    public ReadOnlyTransactionException(String what, @Nullable Throwable cause) {
        super(ErrorCode.READ_ONLY_TRANSACTION, what, cause);
    }

    @Override
    public ReadOnlyTransactionException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public ReadOnlyTransactionException hint(String text) {
        super.hint(text);
        return this;
    }
}

package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/**
 * A statement writes or locks rows in a read-only transaction, in which case Runnel did not send it, or on a read-only
 * database.
 *
 * <p>Open the transaction without {@code readOnly}, or connect to a database that accepts writes.
 */
public final class ReadOnlyTransactionException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     * @param cause the cause; null for none, or if it may quote values
     */
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

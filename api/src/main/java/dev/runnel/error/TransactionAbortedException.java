package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/**
 * A statement is sent in a transaction in which an earlier statement failed, or COMMIT of such a transaction is
 * requested. The transaction can only roll back.
 *
 * <p>Let the error of the earlier statement end the body of the transaction, or run that statement in a transaction of
 * its own inside this one (a savepoint).
 */
public final class TransactionAbortedException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     * @param cause the cause; null for none, or if it may quote values
     */
    public TransactionAbortedException(String what, @Nullable Throwable cause) {
        super(ErrorCode.TRANSACTION_ABORTED, what, cause);
    }

    @Override
    public TransactionAbortedException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public TransactionAbortedException hint(String text) {
        super.hint(text);
        return this;
    }
}

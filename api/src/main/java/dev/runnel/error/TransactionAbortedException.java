package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** An earlier statement of the transaction failed: no other statement runs in it, and it is rolled back. */
public final class TransactionAbortedException extends RunnelException {
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

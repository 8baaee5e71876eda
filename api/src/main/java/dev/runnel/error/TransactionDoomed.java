package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** An earlier statement of the transaction failed: no other statement runs in it, and it is rolled back. */
public final class TransactionDoomed extends RunnelException {
    public TransactionDoomed(String what, @Nullable Throwable cause) {
        super(ErrorCode.TRANSACTION_DOOMED, what, cause);
    }

    @Override
    public TransactionDoomed with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public TransactionDoomed hint(String text) {
        super.hint(text);
        return this;
    }
}

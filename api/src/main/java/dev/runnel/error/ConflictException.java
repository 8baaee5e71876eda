package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/**
 * The transaction conflicts with another one: a deadlock, a serialization failure, a lock that another transaction
 * holds ({@code NO_WAIT}), or a lock wait that timed out. Nothing was written.
 *
 * <p>Run the whole transaction again, or let Runnel do so: {@code TransactionOptions.withRetries}.
 */
public final class ConflictException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     * @param cause the cause; null for none, or if it may quote values
     */
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

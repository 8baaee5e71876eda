package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/**
 * The connection broke, or the database did not answer in time, after COMMIT was sent. The transaction is either
 * committed or rolled back as a whole, and Runnel does not know which.
 *
 * <p>Read the rows that the transaction writes before you repeat it.
 */
public final class CommitUnknownException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     * @param cause the cause; null for none, or if it may quote values
     */
    public CommitUnknownException(String what, @Nullable Throwable cause) {
        super(ErrorCode.COMMIT_UNKNOWN, what, cause);
    }

    @Override
    public CommitUnknownException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public CommitUnknownException hint(String text) {
        super.hint(text);
        return this;
    }
}

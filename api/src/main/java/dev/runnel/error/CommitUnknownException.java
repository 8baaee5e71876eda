package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** The connection broke after COMMIT was sent, or no answer came in time: the transaction is committed or rolled back, and the outcome is unknown. */
public final class CommitUnknownException extends RunnelException {
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

package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** A statement or a transaction exceeded its time limit. */
public final class StatementTimeoutException extends RunnelException {
    public StatementTimeoutException(String what, @Nullable Throwable cause) {
        super(ErrorCode.STATEMENT_TIMEOUT, what, cause);
    }

    @Override
    public StatementTimeoutException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public StatementTimeoutException hint(String text) {
        super.hint(text);
        return this;
    }
}

package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/**
 * A statement exceeded {@code statementTimeout} or a limit of the database, an administrator cancelled it, or a
 * transaction exceeded its timeout. The statement is stopped, and a transaction is rolled back.
 *
 * <p>Narrow the statement, add an index, or raise the timeout.
 */
public final class StatementTimeoutException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     * @param cause the cause; null for none, or if it may quote values
     */
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

package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/**
 * The connection broke during a statement or a transaction. The database rolls uncommitted changes back.
 *
 * <p>Repeat the statement or transaction if the database is reachable again. A connection that breaks during COMMIT is
 * {@link CommitUnknownException} instead.
 */
public final class ConnectionLostException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     * @param cause the cause; null for none, or if it may quote values
     */
    public ConnectionLostException(String what, @Nullable Throwable cause) {
        super(ErrorCode.CONNECTION_LOST, what, cause);
    }

    @Override
    public ConnectionLostException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public ConnectionLostException hint(String text) {
        super.hint(text);
        return this;
    }
}

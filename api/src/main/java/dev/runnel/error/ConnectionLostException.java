package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** The connection broke while it was in use. Changes that were not committed are rolled back. */
public final class ConnectionLostException extends RunnelException {
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

package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/**
 * No connection to the database could be opened.
 *
 * <p>Decide by {@link #kind}. The names in the text include the host and the port where the driver knows them.
 */
public final class ConnectFailedException extends RunnelException {
    private final Kind kind;

    /** The reason why no connection was opened. */
    public enum Kind {
        /**
         * The host, the server or the file cannot be reached, the server does not accept connections now, or the create
         * timeout has elapsed.
         */
        UNREACHABLE,
        /** The server rejected the user or the password. */
        REFUSED_CREDENTIALS,
        /** The server has no database of that name. */
        UNKNOWN_DATABASE,
        /** Another reason; the text describes it. */
        OTHER
    }

    /**
     * Creates the error.
     *
     * @param kind the reason why no connection was opened
     * @param what the violation, without a full stop
     * @param cause the cause; null for none, or if it may quote values
     */
    public ConnectFailedException(Kind kind, String what, @Nullable Throwable cause) {
        super(ErrorCode.CONNECT_FAILED, what, cause);
        this.kind = kind;
    }

    /** Returns the reason why no connection was opened. */
    public Kind kind() {
        return kind;
    }

    @Override
    public ConnectFailedException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public ConnectFailedException hint(String text) {
        super.hint(text);
        return this;
    }
}

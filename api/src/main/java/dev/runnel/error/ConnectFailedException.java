package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** No connection could be opened. */
public final class ConnectFailedException extends RunnelException {
    private final Kind kind;

    /** What stood in the way. */
    public enum Kind {
        UNREACHABLE,
        REFUSED_CREDENTIALS,
        UNKNOWN_DATABASE,
        OTHER
    }

    public ConnectFailedException(Kind kind, String what, @Nullable Throwable cause) {
        super(ErrorCode.CONNECT_FAILED, what, cause);
        this.kind = kind;
    }

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

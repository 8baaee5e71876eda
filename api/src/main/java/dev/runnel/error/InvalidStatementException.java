package dev.runnel.error;

/** A statement is not valid. Raised before any I/O. */
public final class InvalidStatementException extends RunnelException {
    public InvalidStatementException(ErrorCode code, String what) {
        super(code, what, null);
    }

    @Override
    public InvalidStatementException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public InvalidStatementException hint(String text) {
        super.hint(text);
        return this;
    }
}

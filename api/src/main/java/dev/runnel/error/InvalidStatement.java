package dev.runnel.error;

/** A statement is not valid. Raised before any I/O. */
public final class InvalidStatement extends RunnelException {
    public InvalidStatement(ErrorCode code, String what) {
        super(code, what, null);
    }

    @Override
    public InvalidStatement with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public InvalidStatement hint(String text) {
        super.hint(text);
        return this;
    }
}

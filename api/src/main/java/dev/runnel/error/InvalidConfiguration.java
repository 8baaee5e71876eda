package dev.runnel.error;

/** The options or the URL of a {@code Db} cannot be meant. Before any I/O. */
public final class InvalidConfiguration extends RunnelException {
    public InvalidConfiguration(ErrorCode code, String what) {
        super(code, what, null);
    }

    @Override
    public InvalidConfiguration with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public InvalidConfiguration hint(String text) {
        super.hint(text);
        return this;
    }
}

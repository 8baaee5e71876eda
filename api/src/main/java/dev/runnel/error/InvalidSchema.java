package dev.runnel.error;

/** The models of a {@code Db} contradict each other or the database. Raised before any I/O. */
public final class InvalidSchema extends RunnelException {
    public InvalidSchema(ErrorCode code, String what) {
        super(code, what, null);
    }

    @Override
    public InvalidSchema with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public InvalidSchema hint(String text) {
        super.hint(text);
        return this;
    }
}

package dev.runnel.error;

/** The models of a {@code Db} contradict each other or the database. Raised before any I/O. */
public final class InvalidSchemaException extends RunnelException {
    public InvalidSchemaException(ErrorCode code, String what) {
        super(code, what, null);
    }

    @Override
    public InvalidSchemaException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public InvalidSchemaException hint(String text) {
        super.hint(text);
        return this;
    }
}

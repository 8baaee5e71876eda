package dev.runnel.error;

/**
 * The models of a {@code Db} contradict each other or the limits of the database: for example, two models have one
 * table, or a relation leads to a model that is not registered. The error is raised when the {@code Db} is built, or
 * before the first statement of an unregistered model.
 *
 * <p>Correct the models, or the options of naming.
 */
public final class InvalidSchemaException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param code the code of the error
     * @param what the violation, without a full stop
     */
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

package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/**
 * The database lacks a table or a column of a model, or has a column of another type.
 *
 * <p>Compare the tables with the models, and run the missing migration.
 */
public final class SchemaMismatchException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     * @param cause the cause; null for none, or if it may quote values
     */
    public SchemaMismatchException(String what, @Nullable Throwable cause) {
        super(ErrorCode.SCHEMA_MISMATCH, what, cause);
    }

    @Override
    public SchemaMismatchException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public SchemaMismatchException hint(String text) {
        super.hint(text);
        return this;
    }
}

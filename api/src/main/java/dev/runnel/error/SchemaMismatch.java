package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** The database lacks a table or a column, or has another type, than the models say. */
public final class SchemaMismatch extends RunnelException {
    public SchemaMismatch(String what, @Nullable Throwable cause) {
        super(ErrorCode.SCHEMA_MISMATCH, what, cause);
    }

    @Override
    public SchemaMismatch with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public SchemaMismatch hint(String text) {
        super.hint(text);
        return this;
    }
}

package dev.runnel.schema;

import org.jspecify.annotations.Nullable;

/**
 * The unquoted name of a table or a type. {@code toString} prints it as {@code schema.name}.
 *
 * @param schema the name of the schema; null for that of the connection
 * @param local the name in the schema
 */
public record QualifiedName(@Nullable String schema, String local) {
    /** Returns a name in the schema of the connection. */
    public static QualifiedName of(String local) {
        return new QualifiedName(null, local);
    }

    @Override
    public String toString() {
        return schema == null ? local : schema + "." + local;
    }
}

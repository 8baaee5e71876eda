package dev.runnel.schema;

import org.jspecify.annotations.Nullable;

/**
 * The unquoted name of a table. Prints as {@code schema.name}.
 *
 * @param schema the schema that it lies in; null for that of the connection
 * @param local its name there
 */
public record QualifiedName(@Nullable String schema, String local) {
    public static QualifiedName of(String local) {
        return new QualifiedName(null, local);
    }

    @Override
    public String toString() {
        return schema == null ? local : schema + "." + local;
    }
}

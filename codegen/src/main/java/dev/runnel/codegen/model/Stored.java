package dev.runnel.codegen.model;

/**
 * A component that is a column.
 *
 * @param primitive whether it is written as a primitive type
 * @param deferred whether it is written as a {@code Deferred}
 */
public record Stored(
        Origin origin,
        String name,
        Scalar scalar,
        boolean primitive,
        Absence absence,
        boolean deferred,
        boolean key,
        boolean auto,
        boolean unique,
        boolean index)
        implements Component {

    public boolean nullable() {
        return absence != Absence.NEVER;
    }

    public String column() {
        return Words.snakeCase(name);
    }
}

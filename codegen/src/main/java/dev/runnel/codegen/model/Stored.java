package dev.runnel.codegen.model;

import java.util.Optional;

/**
 * A component that is a column.
 *
 * @param primitive whether it is written as a primitive type
 * @param deferred whether it is written as a {@code Deferred}
 * @param initial what fills it where a create does not name it
 */
public record Stored(
        Origin origin,
        String name,
        Scalar scalar,
        boolean primitive,
        Absence absence,
        boolean deferred,
        boolean key,
        Optional<Initial> initial,
        boolean unique,
        boolean index)
        implements Component {

    public boolean nullable() {
        return absence != Absence.NEVER;
    }

    /** The type of a present value, as a type argument is written. */
    public String javaType() {
        return scalar.javaType();
    }

    /** Whether a create has to name it, unless a relation does. */
    public boolean required() {
        return !nullable() && initial.isEmpty();
    }

    public String column() {
        return Words.snakeCase(name);
    }
}

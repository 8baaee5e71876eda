package dev.runnel.stmt;

import dev.runnel.error.DecodeException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks of writes to a column with several components: each of the other components must represent the written value.
 */
public final class ColumnAliases {
    private ColumnAliases() {}

    /**
     * Returns the storage value of a value for the column of a component.
     *
     * @param value a value of the component, or null
     * @throws InvalidValueException if the field does not accept the value, or another component of the column cannot
     *     represent it
     */
    public static @Nullable Object stored(Entity entity, Field field, @Nullable Object value) {
        return checked(entity, field, ParameterValues.encode(field, value));
    }

    /**
     * Returns a storage value for the column of a component.
     *
     * @param stored the storage value, or null
     * @throws InvalidValueException if another component of the column cannot represent it
     */
    public static @Nullable Object checked(Entity entity, Field field, @Nullable Object stored) {
        if (stored != null && !entity.views().isEmpty()) {
            others(entity, field).forEach(other -> check(other, stored, field));
        }
        return stored;
    }

    private static void check(Field other, Object stored, Field field) {
        try {
            other.decode(stored);
        } catch (DecodeException none) {
            throw new InvalidValueException(other.toString(), InvalidValueException.Reason.NOT_MAPPED)
                    .with("set", field.toString());
        }
    }

    /**
     * Checks that each other component of the column can represent any value that the database computes for a
     * component.
     *
     * @throws InvalidStatementException if another component may not be able to represent the value
     */
    public static void checkComputed(Entity entity, Field field) {
        if (entity.views().isEmpty()) {
            return;
        }
        others(entity, field)
                .filter(other ->
                        !other.mapping().isSurjective() && !other.mapping().equals(field.mapping()))
                .forEach(other -> {
                    throw new InvalidStatementException(
                                    ErrorCode.NOT_ASSIGNABLE,
                                    "the database computes the column, and the result may not be a value of another component of the column")
                            .with("field", field.toString())
                            .with("other", other.toString())
                            .hint("set the other component to the expression, or read the row and set the value");
                });
    }

    private static Stream<Field> others(Entity entity, Field field) {
        return entity.componentsOf(field).filter(other -> !other.equals(field));
    }
}

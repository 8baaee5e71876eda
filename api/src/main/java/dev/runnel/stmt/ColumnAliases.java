package dev.runnel.stmt;

import dev.runnel.error.DecodeException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is written by one of several components over a column: what every other one of them reads. */
public final class ColumnAliases {
    private ColumnAliases() {}

    /**
     * What the column of a component holds of a value, which every other component over it has a value for.
     *
     * @throws InvalidValueException when one has none
     */
    public static @Nullable Object stored(Entity entity, Field field, @Nullable Object value) {
        return checked(entity, field, ParameterValues.encode(field, value));
    }

    /**
     * A storage value for the column of a component, which every other component over it has a value for.
     *
     * @throws InvalidValueException when one has none
     */
    public static @Nullable Object checked(Entity entity, Field field, @Nullable Object stored) {
        if (stored != null) {
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
     * That every other component over the column of one has a value for whatever is computed for that.
     *
     * @throws InvalidStatementException when one may have none
     */
    public static void checkComputed(Entity entity, Field field) {
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
        return entity.views().isEmpty()
                ? Stream.empty()
                : entity.componentsOf(field).filter(other -> !other.equals(field));
    }
}

package dev.runnel.stmt;

import dev.runnel.error.DecodeFailed;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.error.InvalidValue;
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
     * @throws InvalidValue when one has none
     */
    public static @Nullable Object stored(Entity entity, Field field, @Nullable Object value) {
        return checked(entity, field, ParameterValues.encode(field, value));
    }

    /**
     * A storage value for the column of a component, which every other component over it has a value for.
     *
     * @throws InvalidValue when one has none
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
        } catch (DecodeFailed none) {
            throw new InvalidValue(other.toString(), InvalidValue.Reason.NOT_MAPPED).with("set", field.toString());
        }
    }

    /**
     * That every other component over the column of one has a value for whatever is computed for that.
     *
     * @throws InvalidStatement when one may have none
     */
    public static void checkComputed(Entity entity, Field field) {
        others(entity, field)
                .filter(other -> !other.mapping().isSurjective() && !other.mapping().equals(field.mapping()))
                .forEach(other -> {
                    throw new InvalidStatement(
                                    ErrorCode.NOT_ASSIGNABLE,
                                    "the database computes the column, and the result may not be a value of another component of the column")
                            .with("field", field.toString())
                            .with("other", other.toString())
                            .hint("set the other component to the expression, or read the row and set the value");
                });
    }

    private static Stream<Field> others(Entity entity, Field field) {
        return entity.views().isEmpty() ? Stream.empty() : entity.componentsOf(field).filter(other -> !other.equals(field));
    }
}

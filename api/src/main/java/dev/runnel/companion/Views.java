package dev.runnel.companion;

import dev.runnel.error.DecodeFailed;
import dev.runnel.error.InvalidValue;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.stmt.UserValues;
import org.jspecify.annotations.Nullable;

/** What is written by one of several components over a column. */
final class Views {
    private Views() {}

    /**
     * What the column of a component holds of a value, which every other component over it has a value for.
     *
     * @throws InvalidValue when one has none
     */
    static @Nullable Object stored(Entity entity, Field field, @Nullable Object value) {
        Object stored = UserValues.stored(field, value);
        if (stored != null && !entity.views().isEmpty()) {
            entity.over(field).filter(other -> !other.equals(field)).forEach(other -> check(other, stored, field));
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
}

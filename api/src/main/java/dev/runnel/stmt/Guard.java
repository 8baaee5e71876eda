package dev.runnel.stmt;

import dev.runnel.schema.Field;
import dev.runnel.type.Value;

/** What the row of a single write must hold, or the write fails with {@code ConditionFailed}: a value of the user in one of its fields. */
public record Guard(Field field, Value.Param value) {
    public static Guard of(Field field) {
        return new Guard(field, Value.Param.of(field.type()));
    }
}

package dev.runnel.stmt;

import dev.runnel.schema.Field;
import dev.runnel.type.Value;

/** What the row of a single write must hold, or the write fails with {@code OptimisticLockException}: a value of the user in one of its fields. */
public record VersionCheck(Field field, Value.Param value) {
    public static VersionCheck of(Field field) {
        return new VersionCheck(field, Value.Param.of(field.type()));
    }
}

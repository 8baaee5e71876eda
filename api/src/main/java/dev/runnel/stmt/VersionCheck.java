package dev.runnel.stmt;

import dev.runnel.schema.Field;
import dev.runnel.type.Value;

/**
 * The version that the row of a single write must have; otherwise the write fails with {@code OptimisticLockException}.
 *
 * @param field the version field
 * @param value the parameter for the expected version
 */
public record VersionCheck(Field field, Value.Param value) {
    /** Returns the check of a version field, whose parameter is not numbered yet. */
    public static VersionCheck of(Field field) {
        return new VersionCheck(field, Value.Param.of(field.type()));
    }
}

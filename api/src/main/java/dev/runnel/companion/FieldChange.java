package dev.runnel.companion;

import dev.runnel.schema.Field;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import java.util.Arrays;

/** A field that an update sets, and its new value. */
record FieldChange(Field field, BoundExpr value) {
    boolean isSame(BoundExpr other) {
        return value.shape() instanceof ValueExpr
                && other.shape() instanceof ValueExpr
                && Arrays.deepEquals(value.values(), other.values());
    }

    boolean isValue(Object stored) {
        return value.shape() instanceof ValueExpr && Arrays.equals(value.values(), new Object[] {stored});
    }
}

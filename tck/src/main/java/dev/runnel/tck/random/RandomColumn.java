package dev.runnel.tck.random;

import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.Field;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A path to a column from the fields of its model: the column itself, or the component of its newtype.
 *
 * @param field the column, with the encoding of the type of the path
 * @param type the Java type of its values
 * @param isOrdered whether stores can order its values
 * @param path the path, from the fields of the model
 * @param value reads the value of a row
 */
record RandomColumn(
        Field field,
        Class<?> type,
        boolean isOrdered,
        Function<Object, Object> path,
        Function<Object, @Nullable Object> value) {

    /** Whether the two may be compared: of one Java type, stored alike. */
    boolean isLike(RandomColumn other) {
        return type == other.type
                && field.mapping().storageForm().equals(other.field.mapping().storageForm());
    }

    /** Whether a value may be compared with it. */
    boolean takes(Object other) {
        return field.mapping().violation(other) == null;
    }

    /** Whether a value that it takes is one that it can equal. */
    boolean canEqual(Object other) {
        return field.mapping().isExact(other);
    }

    /** Whether it may be written into it. */
    boolean holds(Object other) {
        try {
            field.encode(other);
            return true;
        } catch (InvalidValueException unfit) {
            return false;
        }
    }
}

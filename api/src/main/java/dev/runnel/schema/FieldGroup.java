package dev.runnel.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields that are unique or indexed together.
 *
 * @param name as the model gives it, without a prefix; null for one that is made of the table and the columns
 * @param fields in order
 */
public record FieldGroup(@Nullable String name, List<Field> fields) {
    public FieldGroup {
        fields = List.copyOf(fields);
    }
}

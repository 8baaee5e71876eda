package dev.runnel.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields that are unique together, or that have one index.
 *
 * @param name the name as the model sets it, without a prefix; null if it is derived from the table and the columns
 * @param fields the fields, in order
 */
public record FieldGroup(@Nullable String name, List<Field> fields) {
    public FieldGroup {
        fields = List.copyOf(fields);
    }
}

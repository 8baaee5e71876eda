package dev.runnel.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields that are unique together, or that have one index, or both.
 *
 * @param name the name as the model sets it, without a prefix; null if it is derived from the table and the columns
 * @param fields the fields, in order
 * @param whereNull for an index whose fields are unique among some rows: the field that is NULL in these rows; null for each other group
 */
public record FieldGroup(
        @Nullable String name, List<Field> fields, @Nullable Field whereNull) {
    /** Creates a unique set, or an index that is not unique. */
    public FieldGroup(@Nullable String name, List<Field> fields) {
        this(name, fields, null);
    }

    public FieldGroup {
        fields = List.copyOf(fields);
    }
}

package dev.runnel.schema;

import dev.runnel.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param table the unquoted name of its table
 * @param name its unquoted name
 * @param index its position in the table
 * @param type the type of its values
 * @param identity whether the database generates the value if an insert leaves the column out
 * @param declared the declared type; null for the default of the storage type
 * @param range the type of the values of its field, which the column may exceed: a byte is stored in 16 bits. It is
 *     null if it is the storage type
 */
public record Column(
        String table,
        String name,
        int index,
        Type.Scalar type,
        boolean identity,
        @Nullable ColumnType declared,
        @Nullable ColumnType range) {

    /** Creates a column of the default type, whose value the database does not generate. */
    public Column(String table, String name, int index, Type.Scalar type) {
        this(table, name, index, type, false, null, null);
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}

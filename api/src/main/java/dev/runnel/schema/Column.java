package dev.runnel.schema;

import dev.runnel.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param table the unquoted name of its table
 * @param name the unquoted name
 * @param index its position in the table
 * @param type what it holds
 * @param identity whether the database counts it up where an insert leaves it out
 * @param declared the declared type; null for the default of the storage type
 * @param range the type that the values of its field are of, which the column may be wider than: a byte lies in 16 bits; null where it
 *     is the storage type
 */
public record Column(
        String table,
        String name,
        int index,
        Type.Scalar type,
        boolean identity,
        @Nullable ColumnType declared,
        @Nullable ColumnType range) {

    /** A column that inserts give values to. */
    public Column(String table, String name, int index, Type.Scalar type) {
        this(table, name, index, type, false, null, null);
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}

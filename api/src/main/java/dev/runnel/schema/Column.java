package dev.runnel.schema;

import dev.runnel.type.Type;

/**
 * A column of a table.
 *
 * @param table the unquoted name of its table
 * @param name the unquoted name
 * @param index its position in the table
 * @param type what it holds
 */
public record Column(String table, String name, int index, Type.Scalar type) {

    @Override
    public String toString() {
        return table + "." + name;
    }
}

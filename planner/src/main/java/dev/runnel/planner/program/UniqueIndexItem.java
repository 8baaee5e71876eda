package dev.runnel.planner.program;

import dev.runnel.schema.Table;
import java.util.List;

/**
 * The unique index items of a unique constraint, for a store without unique constraints.
 *
 * @param table the table of the items; its key is the unique columns
 * @param columns the indexes of the columns of the base table that an item consists of, the unique ones first
 * @param uniqueColumns the number of unique columns
 */
public record UniqueIndexItem(Table table, List<Integer> columns, int uniqueColumns) {
    public UniqueIndexItem {
        columns = List.copyOf(columns);
    }
}

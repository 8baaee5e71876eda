package dev.runnel.planner.program;

import dev.runnel.schema.Table;
import java.util.List;

/**
 * The items that stand for the unique values of a table, on a store without unique constraints.
 *
 * @param table where the items lie; its key is the unique columns
 * @param columns the indexes of the columns of the guarded table that an item consists of: the unique ones first
 * @param uniqueColumns how many of {@code columns} are unique
 */
public record UniqueIndexItem(Table table, List<Integer> columns, int uniqueColumns) {
    public UniqueIndexItem {
        columns = List.copyOf(columns);
    }
}

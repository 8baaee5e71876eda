package dev.runnel.exec;

import dev.runnel.error.ConstraintViolationException;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.ForeignKey;
import dev.runnel.schema.Table.NamedColumns;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names the columns of a violated constraint that the schema knows: a store names the constraint, and the columns not at all, or in a text
 * that can be read in more ways than one.
 *
 * @param columns by the name of the constraint; without a name that constraints of different columns share
 */
record ConstraintColumns(Map<String, List<String>> columns) {

    static ConstraintColumns of(Collection<Table> tables) {
        Map<String, List<String>> columns = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (Table table : tables) {
            add(table.keyName(), table.key(), columns, shared);
            for (NamedColumns unique : table.uniques()) {
                add(unique.name(), unique.columns(), columns, shared);
            }
            for (ForeignKey key : table.foreignKeys()) {
                add(key.name(), key.columns(), columns, shared);
            }
        }
        columns.keySet().removeAll(shared);
        return new ConstraintColumns(Map.copyOf(columns));
    }

    private static void add(String name, List<Column> of, Map<String, List<String>> columns, Set<String> shared) {
        List<String> names = of.stream().map(Column::name).toList();
        List<String> other = columns.put(name, names);
        if (other != null && !other.equals(names)) {
            shared.add(name);
        }
    }

    Throwable withColumnNames(Throwable error) {
        if (!(error instanceof ConstraintViolationException violated)) {
            return error;
        }
        return violated.constraint()
                .map(columns::get)
                .filter(known -> !known.equals(violated.columns()))
                .<Throwable>map(violated::withColumns)
                .orElse(error);
    }
}

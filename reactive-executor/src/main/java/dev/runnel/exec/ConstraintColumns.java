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
 * Adds the columns to a constraint violation, by the name of the constraint. A database reports the name; it reports
 * the columns not at all, or in an ambiguous message.
 *
 * @param columns the columns by constraint name; without names that constraints of different columns share
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
            for (NamedColumns unique : table.partialUniques()) {
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

package dev.runnel.exec;

import dev.runnel.error.ConstraintViolated;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names the columns of a violated foreign key where the store names the constraint only.
 *
 * @param columns by the name of the constraint; without a name that foreign keys of different columns share
 */
record References(Map<String, List<String>> columns) {

    static References of(Collection<Table> tables) {
        Map<String, List<String>> columns = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (Table table : tables) {
            for (Table.ForeignKey key : table.foreignKeys()) {
                List<String> names = key.columns().stream().map(Column::name).toList();
                List<String> other = columns.put(key.name(), names);
                if (other != null && !other.equals(names)) {
                    shared.add(key.name());
                }
            }
        }
        columns.keySet().removeAll(shared);
        return new References(Map.copyOf(columns));
    }

    Throwable named(Throwable error) {
        if (!(error instanceof ConstraintViolated violated)
                || violated.kind() != ConstraintViolated.Kind.FOREIGN_KEY
                || !violated.columns().isEmpty()) {
            return error;
        }
        return violated.constraint()
                .map(columns::get)
                .<Throwable>map(violated::withColumns)
                .orElse(error);
    }
}

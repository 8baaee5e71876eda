package dev.runnel.planner.plan;

import dev.runnel.planner.program.UniqueIndexItem;
import dev.runnel.schema.Column;
import dev.runnel.schema.QualifiedName;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables that stand for the unique constraints of a table on a store without them: named like the constraint, keyed by the
 * unique columns, with the key of the row beside.
 */
final class UniqueIndexTables {
    private UniqueIndexTables() {}

    static List<UniqueIndexItem> of(Table table) {
        return table.uniques().stream().map(unique -> items(table, unique)).toList();
    }

    private static UniqueIndexItem items(Table table, NamedColumns unique) {
        QualifiedName name = new QualifiedName(table.at().schema(), unique.name());
        Set<Column> sources = new LinkedHashSet<>(unique.columns());
        sources.addAll(table.key());
        List<Column> columns = new ArrayList<>();
        for (Column source : sources) {
            columns.add(new Column(name.toString(), source.name(), columns.size(), source.type()));
        }
        int uniqueColumns = unique.columns().size();
        Table items = new Table(
                name,
                columns,
                columns.subList(0, uniqueColumns),
                unique.name(),
                uniqueColumns,
                List.of(),
                List.of(),
                List.of());
        return new UniqueIndexItem(items, sources.stream().map(Column::index).toList(), uniqueColumns);
    }
}

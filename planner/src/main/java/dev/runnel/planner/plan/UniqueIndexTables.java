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
 * The tables of unique index items, for a store without unique constraints. A table has the name of the constraint;
 * its key is the unique columns, and its other columns are the key of the row.
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

package dev.runnel.driver.dynamo;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.Access;
import dev.runnel.spi.ReadItems.AnyOf;
import dev.runnel.spi.ReadItems.ByIndex;
import dev.runnel.spi.ReadItems.ByKey;
import dev.runnel.spi.ReadItems.ByPartition;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TransactWrite;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The operations as text, one line each. */
final class OperationText {
    private OperationText() {}

    static String read(ReadItems read) {
        return (read.counted() ? "count " : "read ")
                + read.table()
                + " " + access(read) + details(read)
                + (read.counted() ? "" : " -> " + names(read.selection()));
    }

    static String transact(TransactWrite transact) {
        return "transact $" + transact.writesSlot();
    }

    static String table(Table table) {
        String columns = table.columns().stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", "));
        StringBuilder text =
                new StringBuilder("table " + table + " (" + columns + ") key (" + names(table.key()) + ")");
        for (NamedColumns unique : table.uniques()) {
            text.append(" unique ")
                    .append(unique.name())
                    .append(" (")
                    .append(names(unique.columns()))
                    .append(")");
        }
        for (NamedColumns index : table.indexes()) {
            text.append(" index ")
                    .append(index.name())
                    .append(" (")
                    .append(names(index.columns()))
                    .append(")");
        }
        return text.toString();
    }

    private static String details(ReadItems read) {
        StringBuilder text = new StringBuilder();
        ReadItems.Sequence sequence = read.sequence();
        if (sequence != null) {
            sequence.bounds()
                    .forEach(bound -> text.append(" ")
                            .append(bound.column().name())
                            .append(" ")
                            .append(bound.op().symbol())
                            .append(constant(bound.value())));
            text.append(sequence.descending() ? " descending" : "");
            text.append(sequence.limit() == null ? "" : " limit" + constant(sequence.limit()));
        }
        text.append(read.condition().equals(TableExpr.ValueExpr.TRUE) ? "" : " filtered");
        return text.append(read.eventual() || readsIndex(read.table(), read.access()) ? " eventually consistent" : "")
                .toString();
    }

    /** Whether some of the items are found by an index, which may be older than its table. A claim of a unique value is not. */
    private static boolean readsIndex(Table table, Access access) {
        if (access instanceof AnyOf any) {
            return any.paths().stream().anyMatch(path -> readsIndex(table, path));
        }
        return access instanceof ByIndex byIndex
                && table.indexes().stream().anyMatch(named -> named.columns().equals(byIndex.columns()));
    }

    private static String constant(Value value) {
        return value instanceof Value.Param param ? " $" + param.slot() : " " + ((Value.Literal) value).value();
    }

    private static String access(ReadItems read) {
        if (read.access() instanceof AnyOf any) {
            return any.paths().stream()
                    .map(path -> access(read.withAccess(path)))
                    .collect(Collectors.joining(" or "));
        }
        if (read.access() instanceof ByKey byKey) {
            return "by key [" + pairs(read.table().key(), byKey.key()) + "]";
        }
        if (read.access() instanceof ByPartition byPartition) {
            return "by partition [" + pairs(read.table().key(), byPartition.key()) + "]";
        }
        if (read.access() instanceof ByIndex byIndex) {
            return "by index [" + pairs(byIndex.columns(), byIndex.key()) + "]";
        }
        return "scan";
    }

    private static String pairs(List<Column> columns, List<Value> values) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            pairs.add(columns.get(i).name() + value(values.get(i)));
        }
        return String.join(", ", pairs);
    }

    private static String value(Value value) {
        if (value instanceof Value.Param param) {
            return " = $" + param.slot();
        }
        if (value instanceof Value.ListParam list) {
            return " in $" + list.slot();
        }
        return " = " + ((Value.Literal) value).value();
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}

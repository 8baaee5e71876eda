package dev.runnel.planner.explain;

import dev.runnel.schema.Column;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SqlOperation;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TransactWrite;
import dev.runnel.spi.UpdateListedRows;
import dev.runnel.spi.UpdateRows;
import dev.runnel.spi.UpsertRows;
import dev.runnel.type.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints a short name of an operation: its subject, not its SQL. */
public final class OperationPrinter implements Operation.Visitor<String> {

    public static String of(Operation operation) {
        return operation.accept(new OperationPrinter());
    }

    @Override
    public String visitSelect(SelectRows select) {
        return "select " + SelectPrinter.inline(select).stripTrailing();
    }

    @Override
    public String visitInsert(InsertRows insert) {
        return "insert " + insert.table()
                + insert.generatedColumn()
                        .map(column -> " counting " + column.name())
                        .orElse("")
                + (insert.computing().columns().isEmpty() ? "" : " computing " + computed(insert))
                + (insert.returning().isEmpty() ? "" : " returning " + names(insert.returning()));
    }

    private static String computed(InsertRows insert) {
        return names(insert.computing().columns().stream()
                .map(InsertRows.Computed::column)
                .toList());
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    @Override
    public String visitUpdate(UpdateRows update) {
        return "update " + update.table() + returningSuffix(update.returning());
    }

    @Override
    public String visitDelete(DeleteRows delete) {
        return "delete " + delete.table() + returningSuffix(delete.returning());
    }

    @Override
    public String visitUpdateListed(UpdateListedRows update) {
        return "update " + update.table() + " from a list";
    }

    @Override
    public String visitUpsert(UpsertRows upsert) {
        return (upsert.many() ? "upsert rows of " : "upsert ")
                + upsert.table()
                + upsert.target().stream().map(Column::name).collect(Collectors.joining(", ", " by (", ")"))
                + (upsert.assignments().isEmpty() ? " or nothing" : "")
                + returningSuffix(upsert.returning())
                + (upsert.outcome() ? " and whether it was inserted" : "");
    }

    private static String returningSuffix(List<Column> returning) {
        return returning.isEmpty() ? "" : " returning " + returning.size() + " columns";
    }

    @Override
    public String visitRead(ReadItems read) {
        return (read.counted() ? "count by " : "") + access(read) + details(read);
    }

    private static String details(ReadItems read) {
        StringBuilder text = new StringBuilder();
        ReadItems.Sequence sequence = read.sequence();
        if (sequence != null) {
            sequence.bounds()
                    .forEach(bound -> text.append(" and ")
                            .append(bound.column().name())
                            .append(" ")
                            .append(bound.op().symbol())
                            .append(" ")
                            .append(ValuePrinter.of(bound.value())));
            text.append(sequence.descending() ? " descending" : "");
            text.append(sequence.limit() == null ? "" : " limit " + ValuePrinter.of(sequence.limit()));
        }
        if (!read.condition().equals(TableExpr.ValueExpr.TRUE)) {
            text.append(" where ").append(TableExprPrinter.of(read.condition()));
        }
        return text.append(read.eventual() ? " eventual" : "").toString();
    }

    private static String access(ReadItems read) {
        if (read.access() instanceof ReadItems.AnyOf any) {
            return any.paths().stream()
                    .map(path -> access(read.withAccess(path)))
                    .collect(Collectors.joining(" or "));
        }
        if (read.access() instanceof ReadItems.ByKey byKey) {
            return "get " + read.table() + keys(read.table().key(), byKey.key());
        }
        if (read.access() instanceof ReadItems.ByPartition byPartition) {
            return "query " + read.table() + keys(read.table().key(), byPartition.key());
        }
        if (read.access() instanceof ReadItems.ByIndex byIndex) {
            return "query " + read.table() + keys(byIndex.columns(), byIndex.key());
        }
        return "scan " + read.table();
    }

    @Override
    public String visitTransact(TransactWrite transact) {
        return "transact " + transact.table();
    }

    @Override
    public String visitSql(SqlOperation sql) {
        return "sql " + TableExprPrinter.of(sql.parts()) + result(sql.result());
    }

    private static String result(SqlOperation.Result result) {
        if (result instanceof SqlOperation.Columns some) {
            return some.columns().stream()
                    .map(column -> column.name() + ": " + column.type())
                    .collect(Collectors.joining(", ", " -> (", ")"));
        }
        return result instanceof SqlOperation.Count ? " -> number of rows" : " -> all columns";
    }

    private static String keys(List<Column> columns, List<Value> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> columns.get(i).name()
                        + (values.get(i) instanceof Value.ListParam ? " in " : " = ")
                        + ValuePrinter.of(values.get(i)))
                .collect(Collectors.joining(" and ", " [", "]"));
    }
}

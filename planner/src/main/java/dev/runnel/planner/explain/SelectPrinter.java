package dev.runnel.planner.explain;

import dev.runnel.schema.Column;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Join;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.Direction;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints the clauses of a select over tables. */
final class SelectPrinter {
    private SelectPrinter() {}

    /** Prints a subquery on one line, without its selection. */
    static String inline(SelectRows rows) {
        return (rows.distinct() ? "distinct " : "") + rows.table() + " " + String.join(" ", clauses(rows));
    }

    static void print(SelectRows rows, IndentedWriter lines) {
        lines.add("select " + rows.table());
        lines.indented(() -> {
            clauses(rows).forEach(lines::add);
            lines.add((rows.distinct() ? "give distinct " : "give ")
                    + rows.selection().stream().map(TableExprPrinter::of).collect(Collectors.joining(", ")));
        });
    }

    private static List<String> clauses(SelectRows rows) {
        List<String> clauses = new ArrayList<>();
        for (int i = 0; i < rows.joins().size(); i++) {
            clauses.add(join(rows.joins().get(i), i + 1));
        }
        if (!rows.where().equals(ValueExpr.TRUE)) {
            clauses.add("where " + TableExprPrinter.of(rows.where()));
        }
        if (rows.grouping() != null) {
            clauses.add("group "
                    + rows.grouping().keys().stream().map(TableExprPrinter::of).collect(Collectors.joining(", ")));
            if (!rows.grouping().having().equals(ValueExpr.TRUE)) {
                clauses.add("having " + TableExprPrinter.of(rows.grouping().having()));
            }
        }
        if (!rows.order().isEmpty()) {
            clauses.add(
                    "order " + rows.order().stream().map(SelectPrinter::sort).collect(Collectors.joining(", ")));
        }
        if (!rows.slice().equals(Slice.ALL)) {
            clauses.add(text(rows.slice()));
        }
        if (rows.perKey() != null) {
            clauses.add(text(rows.perKey().slice())
                    + " per "
                    + rows.perKey().columns().stream()
                            .map(TableExprPrinter::of)
                            .collect(Collectors.joining(", ", "(", ")")));
        }
        if (rows.lock() != null) {
            clauses.add(rows.lock().toString());
        }
        return clauses;
    }

    /** Prints {@code offset $0 limit $1}; a missing part is left out. */
    static String text(Slice slice) {
        return Stream.of(part("offset ", slice.offset()), part("limit ", slice.limit()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String part(String name, @Nullable Value rows) {
        return rows == null ? "" : name + ValuePrinter.of(rows);
    }

    private static String join(Join join, int source) {
        return (join.outer() ? "outer join " : "join ")
                + join.table()
                + "#"
                + source
                + " on "
                + join.left().stream().map(TableExprPrinter::of).collect(Collectors.joining(", ", "(", ")"))
                + " = "
                + join.right().stream().map(Column::name).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String sort(Sort sort) {
        TableExpr expr = sort.expr();
        String nulls = !expr.type().nullable() ? "" : sort.nullsFirst() ? " absent first" : " absent last";
        return TableExprPrinter.of(expr) + (sort.direction() == Direction.ASC ? " asc" : " desc") + nulls;
    }
}

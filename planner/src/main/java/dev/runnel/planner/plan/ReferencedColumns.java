package dev.runnel.planner.plan;

import dev.runnel.schema.Column;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Subquery;
import java.util.LinkedHashSet;
import java.util.Set;

/** The columns that a select uses, its subqueries included. */
final class ReferencedColumns {
    private ReferencedColumns() {}

    static Set<Column> of(SelectRows rows) {
        Set<Column> columns = new LinkedHashSet<>();
        collect(rows, columns);
        return columns;
    }

    static Set<Column> of(TableExpr expr) {
        Set<Column> columns = new LinkedHashSet<>();
        collect(expr, columns);
        return columns;
    }

    private static void collect(SelectRows rows, Set<Column> columns) {
        rows.joins().forEach(join -> {
            join.left().forEach(ref -> columns.add(ref.column()));
            columns.addAll(join.right());
        });
        collect(rows.where(), columns);
        rows.order().forEach(sort -> collect(sort.expr(), columns));
        rows.selection().forEach(expr -> collect(expr, columns));
        if (rows.perKey() != null) {
            rows.perKey().columns().forEach(expr -> collect(expr, columns));
        }
    }

    private static void collect(TableExpr expr, Set<Column> columns) {
        if (expr instanceof ColumnRef ref) {
            columns.add(ref.column());
        }
        if (expr instanceof Subquery inner) {
            collect(inner.subquery(), columns);
        }
        expr.mapChildren(child -> {
            collect(child, columns);
            return child;
        });
    }
}

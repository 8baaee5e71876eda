package dev.runnel.planner.lower;

import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Subquery;

/** Moves an expression into a subquery: the columns of its selects are then outer columns. */
final class OuterColumns {
    private OuterColumns() {}

    /** The expression as seen from a select directly inside of its own. */
    static TableExpr fromInside(TableExpr expr) {
        return fromInside(expr, 0);
    }

    /** @param depth the number of selects around {@code expr} that move with it */
    private static TableExpr fromInside(TableExpr expr, int depth) {
        if (expr instanceof ColumnRef ref) {
            return ref.depth() < depth ? ref : new ColumnRef(ref.depth() + 1, ref.source(), ref.column(), ref.type());
        }
        TableExpr moved = expr.mapChildren(child -> fromInside(child, depth));
        return moved instanceof Subquery inner ? inner.withSubquery(fromInside(inner.subquery(), depth + 1)) : moved;
    }

    private static SelectRows fromInside(SelectRows rows, int depth) {
        return rows.withWhere(fromInside(rows.where(), depth))
                .withOrder(rows.order().stream()
                        .map(key ->
                                new SelectRows.Sort(fromInside(key.expr(), depth), key.direction(), key.nullsFirst()))
                        .toList())
                .withSelection(rows.selection().stream()
                        .map(expr -> fromInside(expr, depth))
                        .toList());
    }
}

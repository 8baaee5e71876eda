package dev.runnel.planner.plan;

import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Subquery;

/** Tests whether a select is correlated: whether it uses columns of an enclosing select. */
final class CorrelationCheck {
    private CorrelationCheck() {}

    static boolean has(SelectRows rows) {
        return has(rows, 0);
    }

    private static boolean has(SelectRows rows, int depth) {
        return has(rows.where(), depth)
                || rows.order().stream().anyMatch(key -> has(key.expr(), depth))
                || rows.selection().stream().anyMatch(expr -> has(expr, depth))
                || rows.joins().stream().flatMap(join -> join.left().stream()).anyMatch(left -> has(left, depth));
    }

    private static boolean has(TableExpr expr, int depth) {
        if (expr instanceof ColumnRef ref) {
            return ref.depth() > depth;
        }
        if (expr instanceof Subquery inner && has(inner.subquery(), depth + 1)) {
            return true;
        }
        boolean[] found = {false};
        expr.mapChildren(child -> {
            found[0] |= has(child, depth);
            return child;
        });
        return found[0];
    }
}

package dev.runnel.companion;

import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.Subquery;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.RowRange;
import dev.runnel.stmt.Select;
import dev.runnel.type.Value;

/** Counts the parameters of an expression, so that a walk over it stays in step with its values. */
final class ParameterCount {
    private ParameterCount() {}

    /** Returns the number of parameters after those of the children. */
    static int ofItself(ModelExpr expr) {
        if (expr instanceof ValueExpr constant) {
            return constant.value() instanceof Value.Literal ? 0 : 1;
        }
        if (expr instanceof InList) {
            return 1;
        }
        if (expr instanceof RowValueIn rows) {
            return rows.lists().size();
        }
        if (expr instanceof RelationEquals related) {
            return related.key().size();
        }
        return expr instanceof Subquery subquery ? of(subquery.select()) : 0;
    }

    private static int of(Select select) {
        RowRange range = select.extent();
        int count = of(select.filter()) + (range.offset() == null ? 0 : 1) + (range.limit() == null ? 0 : 1);
        if (!range.equals(RowRange.ALL)) {
            for (Order key : select.order()) {
                count += of(key.expr());
            }
        }
        for (ModelExpr selected : select.selection()) {
            count += of(selected);
        }
        return count;
    }

    private static int of(ModelExpr expr) {
        int[] count = {ofItself(expr)};
        expr.mapChildren(child -> {
            count[0] += of(child);
            return child;
        });
        return count[0];
    }
}

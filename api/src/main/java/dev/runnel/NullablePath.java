package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.stmt.BoundExpr;

/**
 * A nullable column.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface NullablePath<M, T> extends OrderedExpr<M, T>, NullableExpr<M, T> {
    /** This where it is there, and else the value. What is selected takes {@link #orElse}. */
    default OrderedExpr<M, T> coalesce(T otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), otherwise);
        return (OrderedExpr<M, T> & BoundExprSource) () -> first;
    }

    /** This where it is there, and else the other; absent where both are. */
    default OrderedExpr<M, T> coalesce(Expr<?, T> otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise));
        return (OrderedExpr<M, T> & BoundExprSource) () -> first;
    }
}

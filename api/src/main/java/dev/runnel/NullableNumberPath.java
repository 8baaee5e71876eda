package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.stmt.BoundExpr;

/**
 * A nullable number column.
 *
 * @param <M> the model it starts at
 * @param <N> the Java type of its value
 */
public interface NullableNumberPath<M, N extends Number & Comparable<N>> extends NumberExpr<M, N>, NullablePath<M, N> {
    /** This where it is there, and else the value. What is selected takes {@link #orElse}. */
    @Override
    default NumberExpr<M, N> coalesce(N otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), otherwise);
        return (NumberExpr<M, N> & BoundExprSource) () -> first;
    }

    /** This where it is there, and else the other; absent where both are. */
    @Override
    default NumberExpr<M, N> coalesce(Expr<?, N> otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise));
        return (NumberExpr<M, N> & BoundExprSource) () -> first;
    }
}

package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.stmt.BoundExpr;

/**
 * A nullable number column.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface NullableNumberPath<M, N extends Number & Comparable<N>> extends NumberExpr<M, N>, NullablePath<M, N> {
    /**
     * Returns this column, or {@code otherwise} where it is NULL. The database computes it. Use {@link #orElse} for a selection.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or the column cannot store it
     */
    @Override
    default NumberExpr<M, N> coalesce(N otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), otherwise);
        return (NumberExpr<M, N> & BoundExprSource) () -> first;
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default NumberExpr<M, N> coalesce(Expr<?, N> otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise));
        return (NumberExpr<M, N> & BoundExprSource) () -> first;
    }
}

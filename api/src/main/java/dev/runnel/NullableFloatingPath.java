package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;

/**
 * A nullable floating-point column.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface NullableFloatingPath<M, N extends Number & Comparable<N>>
        extends FloatingExpr<M, N>, NullablePath<M, N> {
    /**
     * Returns this column, or {@code otherwise} where it is NULL. The database computes it. Use {@link #orElse} for a selection in memory.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or the column cannot store it
     */
    @Override
    default ComputedFloating<M, N> coalesce(N otherwise) {
        return new ComputedExprs.Floating<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default ComputedFloating<M, N> coalesce(Expr<?, N> otherwise) {
        return new ComputedExprs.Floating<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }

    /** Returns this number, or {@code otherwise} where it is NULL. The database computes it. */
    default ComputedFloating<M, N> coalesce(long otherwise) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(FunctionCalls.coalesce(number, NumberValues.of(number, otherwise)));
    }

    /** Returns this number, or {@code otherwise} where it is NULL. The database computes it. */
    default ComputedFloating<M, N> coalesce(double otherwise) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(FunctionCalls.coalesce(number, NumberValues.of(number, otherwise)));
    }
}

package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.stmt.BoundExpr;

/**
 * A nullable column whose values can be added.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface NullableAdditivePath<M, T> extends AdditiveExpr<M, T>, NullablePath<M, T> {
    /**
     * Returns this column, or {@code otherwise} where it is NULL. The database computes it. Use {@link #orElse} for a selection.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or the column cannot store it
     */
    @Override
    default AdditiveExpr<M, T> coalesce(T otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), otherwise);
        return (AdditiveExpr<M, T> & BoundExprSource) () -> first;
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default AdditiveExpr<M, T> coalesce(Expr<?, T> otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise));
        return (AdditiveExpr<M, T> & BoundExprSource) () -> first;
    }
}

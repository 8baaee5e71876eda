package dev.runnel;

import dev.runnel.companion.StatementParts;

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
    default ComputedAdditive<M, T> coalesce(T otherwise) {
        return new ComputedExprs.Additive<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default ComputedAdditive<M, T> coalesce(Expr<?, T> otherwise) {
        return new ComputedExprs.Additive<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

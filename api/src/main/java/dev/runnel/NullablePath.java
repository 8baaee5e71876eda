package dev.runnel;

import dev.runnel.companion.StatementParts;

/**
 * A nullable column.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface NullablePath<M, T> extends OrderedExpr<M, T>, NullableExpr<M, T> {
    /**
     * Returns this column, or {@code otherwise} where it is NULL. The database computes it. Use {@link #orElse} for a selection.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or the column cannot store it
     */
    default ComputedExpr<M, T> coalesce(T otherwise) {
        return new ComputedExprs.Ordered<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    default ComputedExpr<M, T> coalesce(Expr<?, T> otherwise) {
        return new ComputedExprs.Ordered<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

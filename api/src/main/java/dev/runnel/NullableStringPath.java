package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.stmt.BoundExpr;

/**
 * A nullable text column.
 *
 * @param <M> the model that the expression starts at
 */
public interface NullableStringPath<M> extends StringExpr<M>, NullablePath<M, String> {
    /**
     * Returns this column, or {@code otherwise} where it is NULL. The database computes it. Use {@link #orElse} for a selection.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or the column cannot store it
     */
    @Override
    default StringExpr<M> coalesce(String otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), otherwise);
        return (StringExpr<M> & BoundExprSource) () -> first;
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default StringExpr<M> coalesce(Expr<?, String> otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise));
        return (StringExpr<M> & BoundExprSource) () -> first;
    }
}

package dev.runnel;

import dev.runnel.companion.StatementParts;

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
    default ComputedString<M> coalesce(String otherwise) {
        return new ComputedExprs.Text<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default ComputedString<M> coalesce(Expr<?, String> otherwise) {
        return new ComputedExprs.Text<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

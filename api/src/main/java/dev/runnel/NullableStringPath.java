package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.stmt.BoundExpr;

/**
 * A nullable text column.
 *
 * @param <M> the model it starts at
 */
public interface NullableStringPath<M> extends StringExpr<M>, NullablePath<M, String> {
    /** This where it is there, and else the value. What is selected takes {@link #orElse}. */
    @Override
    default StringExpr<M> coalesce(String otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), otherwise);
        return (StringExpr<M> & BoundExprSource) () -> first;
    }

    /** This where it is there, and else the other; absent where both are. */
    @Override
    default StringExpr<M> coalesce(Expr<?, String> otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise));
        return (StringExpr<M> & BoundExprSource) () -> first;
    }
}

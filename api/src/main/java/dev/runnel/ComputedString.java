package dev.runnel;

import dev.runnel.companion.StatementParts;

/**
 * A text that the database computes.
 *
 * @param <M> the model that the expression starts at
 */
public interface ComputedString<M> extends StringExpr<M>, ComputedExpr<M, String> {
    @Override
    default ComputedString<M> coalesce(String otherwise) {
        return new ComputedExprs.Text<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    @Override
    default ComputedString<M> coalesce(Expr<?, String> otherwise) {
        return new ComputedExprs.Text<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

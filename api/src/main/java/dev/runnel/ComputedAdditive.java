package dev.runnel;

import dev.runnel.companion.StatementParts;

/**
 * A sum that the database computes.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface ComputedAdditive<M, T> extends AdditiveExpr<M, T>, ComputedExpr<M, T> {
    @Override
    default ComputedAdditive<M, T> coalesce(T otherwise) {
        return new ComputedExprs.Additive<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    @Override
    default ComputedAdditive<M, T> coalesce(Expr<?, T> otherwise) {
        return new ComputedExprs.Additive<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

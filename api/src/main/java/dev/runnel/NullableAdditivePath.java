package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.stmt.BoundExpr;

/**
 * A nullable column whose values have a sum.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface NullableAdditivePath<M, T> extends AdditiveExpr<M, T>, NullablePath<M, T> {
    /** This where it is there, and else the value. What is selected takes {@link #orElse}. */
    @Override
    default AdditiveExpr<M, T> coalesce(T otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), otherwise);
        return (AdditiveExpr<M, T> & BoundExprSource) () -> first;
    }

    /** This where it is there, and else the other; absent where both are. */
    @Override
    default AdditiveExpr<M, T> coalesce(Expr<?, T> otherwise) {
        BoundExpr first = FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise));
        return (AdditiveExpr<M, T> & BoundExprSource) () -> first;
    }
}

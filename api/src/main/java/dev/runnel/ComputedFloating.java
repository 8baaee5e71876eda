package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;

/**
 * A floating-point number that the database computes.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface ComputedFloating<M, N extends Number & Comparable<N>> extends FloatingExpr<M, N>, ComputedExpr<M, N> {
    @Override
    default ComputedFloating<M, N> coalesce(N otherwise) {
        return new ComputedExprs.Floating<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

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

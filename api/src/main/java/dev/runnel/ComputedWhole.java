package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;

/**
 * A whole number that the database computes.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface ComputedWhole<M, N extends Number & Comparable<N>> extends WholeExpr<M, N>, ComputedExpr<M, N> {
    @Override
    default ComputedWhole<M, N> coalesce(N otherwise) {
        return new ComputedExprs.Whole<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    @Override
    default ComputedWhole<M, N> coalesce(Expr<?, N> otherwise) {
        return new ComputedExprs.Whole<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }

    /** Returns this number, or {@code otherwise} where it is NULL. The database computes it. */
    default ComputedWhole<M, N> coalesce(long otherwise) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(FunctionCalls.coalesce(number, NumberValues.of(number, otherwise)));
    }
}

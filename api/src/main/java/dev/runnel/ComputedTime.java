package dev.runnel;

import dev.runnel.companion.StatementParts;
import java.time.LocalTime;

/**
 * A time of day that the database computes.
 *
 * @param <M> the model that the expression starts at
 */
public interface ComputedTime<M> extends TimeExpr<M>, ComputedExpr<M, LocalTime> {
    @Override
    default ComputedTime<M> coalesce(LocalTime otherwise) {
        return new ComputedExprs.TimeOfDay<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    @Override
    default ComputedTime<M> coalesce(Expr<?, LocalTime> otherwise) {
        return new ComputedExprs.TimeOfDay<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

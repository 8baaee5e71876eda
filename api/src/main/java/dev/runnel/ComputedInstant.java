package dev.runnel;

import dev.runnel.companion.StatementParts;
import java.time.Instant;

/**
 * An instant that the database computes.
 *
 * @param <M> the model that the expression starts at
 */
public interface ComputedInstant<M> extends InstantExpr<M>, ComputedExpr<M, Instant> {
    @Override
    default ComputedInstant<M> coalesce(Instant otherwise) {
        return new ComputedExprs.Moment<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    @Override
    default ComputedInstant<M> coalesce(Expr<?, Instant> otherwise) {
        return new ComputedExprs.Moment<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

package dev.runnel;

import dev.runnel.companion.StatementParts;
import java.time.Duration;

/**
 * A duration that the database computes.
 *
 * @param <M> the model that the expression starts at
 */
public interface ComputedDuration<M> extends DurationExpr<M>, ComputedAdditive<M, Duration> {
    @Override
    default ComputedDuration<M> coalesce(Duration otherwise) {
        return new ComputedExprs.Elapsed<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    @Override
    default ComputedDuration<M> coalesce(Expr<?, Duration> otherwise) {
        return new ComputedExprs.Elapsed<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

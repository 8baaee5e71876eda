package dev.runnel;

import dev.runnel.companion.StatementParts;
import java.time.Duration;

/**
 * A nullable duration column.
 *
 * @param <M> the model that the expression starts at
 */
public interface NullableDurationPath<M> extends DurationExpr<M>, NullableAdditivePath<M, Duration> {
    /**
     * Returns this column, or {@code otherwise} where it is NULL. The database computes it. Use {@link #orElse} for a selection.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or the column cannot store it
     */
    @Override
    default ComputedDuration<M> coalesce(Duration otherwise) {
        return new ComputedExprs.Elapsed<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default ComputedDuration<M> coalesce(Expr<?, Duration> otherwise) {
        return new ComputedExprs.Elapsed<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

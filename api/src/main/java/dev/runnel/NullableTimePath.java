package dev.runnel;

import dev.runnel.companion.StatementParts;
import java.time.LocalTime;

/**
 * A nullable time of day column.
 *
 * @param <M> the model that the expression starts at
 */
public interface NullableTimePath<M> extends TimeExpr<M>, NullablePath<M, LocalTime> {
    /**
     * Returns this column, or {@code otherwise} where it is NULL. The database computes it. Use {@link #orElse} for a selection.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or the column cannot store it
     */
    @Override
    default ComputedTime<M> coalesce(LocalTime otherwise) {
        return new ComputedExprs.TimeOfDay<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default ComputedTime<M> coalesce(Expr<?, LocalTime> otherwise) {
        return new ComputedExprs.TimeOfDay<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

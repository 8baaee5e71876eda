package dev.runnel;

import dev.runnel.companion.StatementParts;
import java.time.Instant;

/**
 * A nullable instant column.
 *
 * @param <M> the model that the expression starts at
 */
public interface NullableInstantPath<M> extends InstantExpr<M>, NullablePath<M, Instant> {
    /**
     * Returns this column, or {@code otherwise} where it is NULL. The database computes it. Use {@link #orElse} for a selection.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or the column cannot store it
     */
    @Override
    default ComputedInstant<M> coalesce(Instant otherwise) {
        return new ComputedExprs.Moment<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default ComputedInstant<M> coalesce(Expr<?, Instant> otherwise) {
        return new ComputedExprs.Moment<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

package dev.runnel;

import dev.runnel.companion.StatementParts;
import java.time.LocalDateTime;

/**
 * A nullable date and time column.
 *
 * @param <M> the model that the expression starts at
 */
public interface NullableDateTimePath<M> extends DateTimeExpr<M>, NullablePath<M, LocalDateTime> {
    /**
     * Returns this column, or {@code otherwise} where it is NULL. The database computes it. Use {@link #orElse} for a selection.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or the column cannot store it
     */
    @Override
    default ComputedDateTime<M> coalesce(LocalDateTime otherwise) {
        return new ComputedExprs.DateTime<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default ComputedDateTime<M> coalesce(Expr<?, LocalDateTime> otherwise) {
        return new ComputedExprs.DateTime<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

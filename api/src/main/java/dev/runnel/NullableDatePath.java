package dev.runnel;

import dev.runnel.companion.StatementParts;
import java.time.LocalDate;

/**
 * A nullable date column.
 *
 * @param <M> the model that the expression starts at
 */
public interface NullableDatePath<M> extends DateExpr<M>, NullablePath<M, LocalDate> {
    /**
     * Returns this column, or {@code otherwise} where it is NULL. The database computes it. Use {@link #orElse} for a selection.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or the column cannot store it
     */
    @Override
    default ComputedDate<M> coalesce(LocalDate otherwise) {
        return new ComputedExprs.Date<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default ComputedDate<M> coalesce(Expr<?, LocalDate> otherwise) {
        return new ComputedExprs.Date<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

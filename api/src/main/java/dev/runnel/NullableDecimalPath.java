package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;
import java.math.BigDecimal;

/**
 * A nullable decimal column.
 *
 * @param <M> the model that the expression starts at
 */
public interface NullableDecimalPath<M> extends DecimalExpr<M>, NullablePath<M, BigDecimal> {
    /**
     * Returns this column, or {@code otherwise} where it is NULL. The database computes it. Use {@link #orElse} for a selection in memory.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code otherwise} is null or the column cannot store it
     */
    @Override
    default ComputedDecimal<M> coalesce(BigDecimal otherwise) {
        return new ComputedExprs.Decimal<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    /** Returns this column, or {@code otherwise} where it is NULL; NULL where both are NULL. The database computes it. */
    @Override
    default ComputedDecimal<M> coalesce(Expr<?, BigDecimal> otherwise) {
        return new ComputedExprs.Decimal<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }

    /** Returns this number, or {@code otherwise} where it is NULL. The database computes it. */
    default ComputedDecimal<M> coalesce(long otherwise) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(FunctionCalls.coalesce(number, NumberValues.of(number, otherwise)));
    }

    /** Returns this number, or {@code otherwise} where it is NULL. The database computes it. */
    default ComputedDecimal<M> coalesce(double otherwise) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(FunctionCalls.coalesce(number, NumberValues.of(number, otherwise)));
    }
}

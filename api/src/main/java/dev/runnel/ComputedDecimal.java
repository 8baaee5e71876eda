package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;
import java.math.BigDecimal;

/**
 * A decimal that the database computes.
 *
 * @param <M> the model that the expression starts at
 */
public interface ComputedDecimal<M> extends DecimalExpr<M>, ComputedExpr<M, BigDecimal> {
    @Override
    default ComputedDecimal<M> coalesce(BigDecimal otherwise) {
        return new ComputedExprs.Decimal<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

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

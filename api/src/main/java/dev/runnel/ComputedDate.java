package dev.runnel;

import dev.runnel.companion.StatementParts;
import java.time.LocalDate;

/**
 * A date that the database computes.
 *
 * @param <M> the model that the expression starts at
 */
public interface ComputedDate<M> extends DateExpr<M>, ComputedExpr<M, LocalDate> {
    @Override
    default ComputedDate<M> coalesce(LocalDate otherwise) {
        return new ComputedExprs.Date<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    @Override
    default ComputedDate<M> coalesce(Expr<?, LocalDate> otherwise) {
        return new ComputedExprs.Date<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

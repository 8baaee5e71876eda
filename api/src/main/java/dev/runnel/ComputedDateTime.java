package dev.runnel;

import dev.runnel.companion.StatementParts;
import java.time.LocalDateTime;

/**
 * A date and time that the database computes.
 *
 * @param <M> the model that the expression starts at
 */
public interface ComputedDateTime<M> extends DateTimeExpr<M>, ComputedExpr<M, LocalDateTime> {
    @Override
    default ComputedDateTime<M> coalesce(LocalDateTime otherwise) {
        return new ComputedExprs.DateTime<>(FunctionCalls.coalesce(StatementParts.expr(this), otherwise));
    }

    @Override
    default ComputedDateTime<M> coalesce(Expr<?, LocalDateTime> otherwise) {
        return new ComputedExprs.DateTime<>(
                FunctionCalls.coalesce(StatementParts.expr(this), StatementParts.expr(otherwise)));
    }
}

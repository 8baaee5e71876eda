package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.ValueExpr;
import java.util.Optional;

/** {@code not not a -> a}, {@code not true -> false}, {@code not false -> true}. */
final class FoldDoubleNegation implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (!(expr instanceof Not not)) {
            return Optional.empty();
        }
        if (not.condition() instanceof Not inner) {
            return Optional.of(inner.condition());
        }
        if (not.condition().equals(ValueExpr.TRUE)) {
            return Optional.of(ValueExpr.FALSE);
        }
        return not.condition().equals(ValueExpr.FALSE) ? Optional.of(ValueExpr.TRUE) : Optional.empty();
    }
}

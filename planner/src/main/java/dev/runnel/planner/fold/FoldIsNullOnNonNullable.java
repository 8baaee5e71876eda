package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.ValueExpr;
import java.util.Optional;

/** {@code x is null -> false} if the type of x is not nullable. */
final class FoldIsNullOnNonNullable implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (expr instanceof IsNull isNull && !isNull.operand().type().nullable()) {
            return Optional.of(ValueExpr.FALSE);
        }
        return Optional.empty();
    }
}

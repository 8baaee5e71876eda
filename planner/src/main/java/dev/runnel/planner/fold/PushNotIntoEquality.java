package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.type.CompareOp;
import java.util.Optional;

/** {@code not a = b -> a <> b} and {@code not a <> b -> a = b}. Equality is null-safe, so the two are complements. */
final class PushNotIntoEquality implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (expr instanceof Not not
                && not.condition() instanceof Compare compare
                && !compare.op().isOrdering()) {
            CompareOp complement = compare.op() == CompareOp.EQ ? CompareOp.NE : CompareOp.EQ;
            return Optional.of(new Compare(complement, compare.left(), compare.right()));
        }
        return Optional.empty();
    }
}

package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.ValueExpr;
import java.util.Optional;

/** {@code x = x -> true}, {@code x < x -> false}, {@code x <= x -> not x is null}. Equality is null-safe. */
final class FoldSelfComparison implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (!(expr instanceof Compare compare) || !compare.left().equals(compare.right())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (compare.op()) {
                    case EQ -> ValueExpr.TRUE;
                    case NE, LT, GT -> ValueExpr.FALSE;
                    case LE, GE -> new Not(new IsNull(compare.left()));
                });
    }
}

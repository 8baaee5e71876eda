package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.AggregateSubquery;
import dev.runnel.spi.TableExpr.CountSubquery;
import dev.runnel.spi.TableExpr.FirstValueSubquery;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.Optional;

/** {@code exists (… where false) -> false}, {@code x in (… where false) -> false}, {@code count (… where false) -> 0}, and the same for other aggregates; the first value is NULL. */
final class FoldEmptySubquery implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (!(expr instanceof Subquery inner) || !inner.subquery().where().equals(ValueExpr.FALSE)) {
            return Optional.empty();
        }
        if (inner instanceof AggregateSubquery aggregate) {
            return Optional.of(new ValueExpr(aggregate.aggregate().ofNothing()));
        }
        if (inner instanceof FirstValueSubquery first) {
            return Optional.of(new ValueExpr(Value.Literal.nothing(first.type().storage())));
        }
        return Optional.of(
                inner instanceof CountSubquery
                        ? new ValueExpr(new Value.Literal(0L, Type.of(StorageType.I64)))
                        : ValueExpr.FALSE);
    }
}

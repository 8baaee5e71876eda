package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Aggregate;
import dev.runnel.spi.TableExpr.AggregateSubquery;
import dev.runnel.spi.TableExpr.CountSubquery;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** {@code exists (… where false) -> false}, {@code x in (… where false) -> false}, {@code count (… where false) -> 0}, and the same for other aggregates. */
final class FoldEmptySubquery implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (!(expr instanceof Subquery inner) || !inner.subquery().where().equals(ValueExpr.FALSE)) {
            return Optional.empty();
        }
        if (inner instanceof AggregateSubquery aggregate) {
            return Optional.of(new ValueExpr(ofNothing(aggregate.aggregate())));
        }
        return Optional.of(
                inner instanceof CountSubquery
                        ? new ValueExpr(new Value.Literal(0L, Type.of(StorageType.I64)))
                        : ValueExpr.FALSE);
    }

    private static Value.Literal ofNothing(Aggregate aggregate) {
        StorageType storage = aggregate.storage();
        if (aggregate.op().isNullable()) {
            return Value.Literal.nothing(storage);
        }
        return switch (storage) {
            case DECIMAL -> new Value.Literal(BigDecimal.ZERO, Type.of(storage));
            case F64 -> new Value.Literal(0.0, Type.of(storage));
            default -> new Value.Literal(0L, Type.of(storage));
        };
    }
}

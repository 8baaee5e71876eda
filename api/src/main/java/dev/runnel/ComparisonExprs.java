package dev.runnel;

import dev.runnel.companion.BoundCondition;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.IsNull;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Value;
import org.jspecify.annotations.Nullable;

/**
 * Builds comparisons. What depends on the value and not on the backend is decided here, so that it is in the shape: null, and
 * values finer than any column, which are compared truthfully ({@code eq} is false, {@code gt} rounds down).
 */
final class ComparisonExprs {
    private ComparisonExprs() {}

    static <M> Condition<M> with(BoundExpr left, CompareOp op, @Nullable Object value) {
        if (value == null) {
            return new BoundCondition<>(
                    switch (op) {
                        case EQ -> new BoundExpr(new IsNull(left.shape()), left.values());
                        case NE -> new BoundExpr(new Not(new IsNull(left.shape())), left.values());
                        case LT, LE, GT, GE -> new BoundExpr(ValueExpr.FALSE);
                    });
        }
        ParameterValues.Compared compared =
                ParameterValues.encodeForComparison(left.isExact().shape(), value);
        return compared.exact()
                ? bound(left, op, compared.stored())
                : compareFinerThanColumn(left, op, compared.stored());
    }

    /** {@code floor} is the last value of a column before the one compared with. */
    private static <M> Condition<M> compareFinerThanColumn(BoundExpr left, CompareOp op, Object floor) {
        return switch (op) {
            case EQ -> new BoundCondition<>(new BoundExpr(ValueExpr.FALSE));
            case NE -> new BoundCondition<>(new BoundExpr(ValueExpr.TRUE));
            case GT, GE -> bound(left, CompareOp.GT, floor);
            case LT, LE -> bound(left, CompareOp.LE, floor);
        };
    }

    private static <M> Condition<M> bound(BoundExpr left, CompareOp op, Object value) {
        ValueExpr hole = new ValueExpr(Value.Param.of(left.shape().type().present()));
        return new BoundCondition<>(new BoundExpr(
                new Compare(op, left.shape(), hole), BoundExpr.join(left.values(), new Object[] {value})));
    }

    /** With a value as an expression, as with the value itself: it is stored as the other side is. */
    static <M> Condition<M> between(BoundExpr left, CompareOp op, BoundExpr right) {
        if (right.shape() instanceof ValueExpr) {
            return with(left, op, right.values()[0]);
        }
        ParameterValues.checkSameEncoding(
                left.isExact().shape(), right.isExact().shape());
        return new BoundCondition<>(new BoundExpr(
                new Compare(op, left.shape(), right.shape()), BoundExpr.join(left.values(), right.values())));
    }
}

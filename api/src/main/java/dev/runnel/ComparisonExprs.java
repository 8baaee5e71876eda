package dev.runnel;

import dev.runnel.companion.BoundCondition;
import dev.runnel.companion.StatementParts;
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
 * Builds comparisons. Two cases that depend on the value alone become part of the statement shape: null, and a value that is finer than any
 * column can store. The comparison with such a value is exact: {@code eq} is false, and {@code gt} compares with the value rounded down.
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
        if (value instanceof Expr<?, ?> other) { // the compiler selects eq(T) for an expression where T is Object
            return between(left, op, StatementParts.expr(other));
        }
        if (value instanceof QuantifiedSelection<?> values) { // as above
            return values.compare(left, op);
        }
        ParameterValues.Compared compared =
                ParameterValues.encodeForComparison(left.isExact().shape(), value);
        return compared.exact()
                ? bound(left, op, compared.stored())
                : compareFinerThanColumn(left, op, compared.stored());
    }

    /** @param floor the greatest storage value below the compared value */
    private static <M> Condition<M> compareFinerThanColumn(BoundExpr left, CompareOp op, Object floor) {
        return switch (op) {
            case EQ -> new BoundCondition<>(new BoundExpr(ValueExpr.FALSE));
            case NE -> new BoundCondition<>(new BoundExpr(ValueExpr.TRUE));
            case GT, GE -> bound(left, CompareOp.GT, floor);
            case LT, LE -> bound(left, CompareOp.LE, floor);
        };
    }

    private static <M> Condition<M> bound(BoundExpr left, CompareOp op, Object value) {
        ValueExpr parameter = new ValueExpr(Value.Param.of(left.shape().type().asNonNull()));
        return new BoundCondition<>(new BoundExpr(
                new Compare(op, left.shape(), parameter), BoundExpr.join(left.values(), new Object[] {value})));
    }

    /** Compares two expressions. A constant on the right side is encoded as the left side is. */
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

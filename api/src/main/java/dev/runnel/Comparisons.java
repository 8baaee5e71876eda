package dev.runnel;

import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.IsAbsent;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.UserValues;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Value;
import org.jspecify.annotations.Nullable;

/**
 * Builds comparisons. What depends on the value and not on the backend is decided here, so that it is in the shape: null, and
 * values finer than any column, which are compared truthfully ({@code eq} is false, {@code gt} rounds down).
 */
final class Comparisons {
    private Comparisons() {}

    static <M> Condition<M> with(Fragment left, CompareOp op, @Nullable Object value) {
        if (value == null) {
            return Condition.of(
                    switch (op) {
                        case EQ -> new Fragment(new IsAbsent(left.shape()), left.values());
                        case NE -> new Fragment(new Not(new IsAbsent(left.shape())), left.values());
                        case LT, LE, GT, GE -> new Fragment(ValueExpr.FALSE);
                    });
        }
        UserValues.Compared compared = UserValues.compared(left.exact().shape(), value);
        return compared.exact() ? bound(left, op, compared.stored()) : withFiner(left, op, compared.stored());
    }

    /** {@code floor} is the last value of a column before the one compared with. */
    private static <M> Condition<M> withFiner(Fragment left, CompareOp op, Object floor) {
        return switch (op) {
            case EQ -> Condition.of(new Fragment(ValueExpr.FALSE));
            case NE -> Condition.of(new Fragment(ValueExpr.TRUE));
            case GT, GE -> bound(left, CompareOp.GT, floor);
            case LT, LE -> bound(left, CompareOp.LE, floor);
        };
    }

    private static <M> Condition<M> bound(Fragment left, CompareOp op, Object value) {
        ValueExpr hole = new ValueExpr(Value.Param.of(left.shape().type().present()));
        return Condition.of(
                new Fragment(new Compare(op, left.shape(), hole), Fragment.join(left.values(), new Object[] {value})));
    }

    /** With a value as an expression, as with the value itself: it is stored as the other side is. */
    static <M> Condition<M> between(Fragment left, CompareOp op, Fragment right) {
        if (right.shape() instanceof ValueExpr) {
            return with(left, op, right.values()[0]);
        }
        UserValues.checkForms(left.exact().shape(), right.exact().shape());
        return Condition.of(new Fragment(
                new Compare(op, left.shape(), right.shape()), Fragment.join(left.values(), right.values())));
    }
}

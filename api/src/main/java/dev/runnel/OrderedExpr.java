package dev.runnel;

import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;

/**
 * An expression whose values have an order. A comparison with an absent value is false.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface OrderedExpr<M, T> extends Expr<M, T> {
    default Condition<M> gt(T value) {
        return Comparisons.with(fragment(), CompareOp.GT, value);
    }

    default Condition<M> gt(Expr<?, T> other) {
        return Comparisons.between(fragment(), CompareOp.GT, other.fragment());
    }

    default Condition<M> ge(T value) {
        return Comparisons.with(fragment(), CompareOp.GE, value);
    }

    default Condition<M> ge(Expr<?, T> other) {
        return Comparisons.between(fragment(), CompareOp.GE, other.fragment());
    }

    default Condition<M> lt(T value) {
        return Comparisons.with(fragment(), CompareOp.LT, value);
    }

    default Condition<M> lt(Expr<?, T> other) {
        return Comparisons.between(fragment(), CompareOp.LT, other.fragment());
    }

    default Condition<M> le(T value) {
        return Comparisons.with(fragment(), CompareOp.LE, value);
    }

    default Condition<M> le(Expr<?, T> other) {
        return Comparisons.between(fragment(), CompareOp.LE, other.fragment());
    }

    default Sort<M> asc() {
        return new Sort<>(fragment(), Direction.ASC, null);
    }

    default Sort<M> desc() {
        return new Sort<>(fragment(), Direction.DESC, null);
    }
}

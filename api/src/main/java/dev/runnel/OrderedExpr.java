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
    /** Greater than the value. */
    default Condition<M> gt(T value) {
        return ComparisonExprs.with(fragment(), CompareOp.GT, value);
    }

    /** Greater than the other expression. */
    default Condition<M> gt(Expr<?, T> other) {
        return ComparisonExprs.between(fragment(), CompareOp.GT, other.fragment());
    }

    /** Greater than or equal to the value. */
    default Condition<M> ge(T value) {
        return ComparisonExprs.with(fragment(), CompareOp.GE, value);
    }

    /** Greater than or equal to the other expression. */
    default Condition<M> ge(Expr<?, T> other) {
        return ComparisonExprs.between(fragment(), CompareOp.GE, other.fragment());
    }

    /** Less than the value. */
    default Condition<M> lt(T value) {
        return ComparisonExprs.with(fragment(), CompareOp.LT, value);
    }

    /** Less than the other expression. */
    default Condition<M> lt(Expr<?, T> other) {
        return ComparisonExprs.between(fragment(), CompareOp.LT, other.fragment());
    }

    /** Less than or equal to the value. */
    default Condition<M> le(T value) {
        return ComparisonExprs.with(fragment(), CompareOp.LE, value);
    }

    /** Less than or equal to the other expression. */
    default Condition<M> le(Expr<?, T> other) {
        return ComparisonExprs.between(fragment(), CompareOp.LE, other.fragment());
    }

    /** From {@code low} to {@code high}, both included. */
    default Condition<M> between(T low, T high) {
        return ge(low).and(le(high));
    }

    /** From {@code low} to {@code high}, both included. */
    default Condition<M> between(Expr<?, T> low, Expr<?, T> high) {
        return ge(low).and(le(high));
    }

    /** The least first; absent values before them. */
    default Sort<M> asc() {
        return new Sort<>(fragment().isExact(), Direction.ASC, null);
    }

    /** The greatest first; absent values after the least. */
    default Sort<M> desc() {
        return new Sort<>(fragment().isExact(), Direction.DESC, null);
    }
}

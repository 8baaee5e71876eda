package dev.runnel;

import dev.runnel.companion.StatementParts;
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
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.GT, value);
    }

    /** Greater than the other expression. */
    default Condition<M> gt(Expr<?, T> other) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.GT, StatementParts.expr(other));
    }

    /** Greater than or equal to the value. */
    default Condition<M> ge(T value) {
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.GE, value);
    }

    /** Greater than or equal to the other expression. */
    default Condition<M> ge(Expr<?, T> other) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.GE, StatementParts.expr(other));
    }

    /** Less than the value. */
    default Condition<M> lt(T value) {
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.LT, value);
    }

    /** Less than the other expression. */
    default Condition<M> lt(Expr<?, T> other) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.LT, StatementParts.expr(other));
    }

    /** Less than or equal to the value. */
    default Condition<M> le(T value) {
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.LE, value);
    }

    /** Less than or equal to the other expression. */
    default Condition<M> le(Expr<?, T> other) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.LE, StatementParts.expr(other));
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
        return new Sort<>(StatementParts.expr(this).isExact(), Direction.ASC, null);
    }

    /** The greatest first; absent values after the least. */
    default Sort<M> desc() {
        return new Sort<>(StatementParts.expr(this).isExact(), Direction.DESC, null);
    }
}

package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;

/**
 * An expression whose values the database can order. A comparison with NULL is false.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface OrderedExpr<M, T> extends Expr<M, T> {
    /** Returns the condition that this expression is greater than {@code value}; false where either is null. */
    default Condition<M> gt(T value) {
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.GT, value);
    }

    /** Returns the condition that this expression is greater than {@code other}; false where either is NULL. */
    default Condition<M> gt(Expr<?, T> other) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.GT, StatementParts.expr(other));
    }

    /** Returns the condition that this expression is greater than the values of the selection: any or all of them. */
    default Condition<M> gt(QuantifiedSelection<T> values) {
        return values.compare(StatementParts.expr(this), CompareOp.GT);
    }

    /** Returns the condition that this expression is greater than or equal to {@code value}; false where either is null. */
    default Condition<M> ge(T value) {
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.GE, value);
    }

    /** Returns the condition that this expression is greater than or equal to {@code other}; false where either is NULL. */
    default Condition<M> ge(Expr<?, T> other) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.GE, StatementParts.expr(other));
    }

    /** Returns the condition that this expression is greater than or equal to the values of the selection: any or all of them. */
    default Condition<M> ge(QuantifiedSelection<T> values) {
        return values.compare(StatementParts.expr(this), CompareOp.GE);
    }

    /** Returns the condition that this expression is less than {@code value}; false where either is null. */
    default Condition<M> lt(T value) {
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.LT, value);
    }

    /** Returns the condition that this expression is less than {@code other}; false where either is NULL. */
    default Condition<M> lt(Expr<?, T> other) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.LT, StatementParts.expr(other));
    }

    /** Returns the condition that this expression is less than the values of the selection: any or all of them. */
    default Condition<M> lt(QuantifiedSelection<T> values) {
        return values.compare(StatementParts.expr(this), CompareOp.LT);
    }

    /** Returns the condition that this expression is less than or equal to {@code value}; false where either is null. */
    default Condition<M> le(T value) {
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.LE, value);
    }

    /** Returns the condition that this expression is less than or equal to {@code other}; false where either is NULL. */
    default Condition<M> le(Expr<?, T> other) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.LE, StatementParts.expr(other));
    }

    /** Returns the condition that this expression is less than or equal to the values of the selection: any or all of them. */
    default Condition<M> le(QuantifiedSelection<T> values) {
        return values.compare(StatementParts.expr(this), CompareOp.LE);
    }

    /** Returns the condition that this expression is between {@code low} and {@code high}, both inclusive. */
    default Condition<M> between(T low, T high) {
        return ge(low).and(le(high));
    }

    /** Returns the condition that this expression is between {@code low} and {@code high}, both inclusive. */
    default Condition<M> between(Expr<?, T> low, Expr<?, T> high) {
        return ge(low).and(le(high));
    }

    /** Returns the complement of {@link #between(Object, Object)}: true also where this expression is NULL. */
    default Condition<M> notBetween(T low, T high) {
        return between(low, high).not();
    }

    /** Returns the complement of {@link #between(Expr, Expr)}: true also where an expression is NULL. */
    default Condition<M> notBetween(Expr<?, T> low, Expr<?, T> high) {
        return between(low, high).not();
    }

    /** Returns the ascending sort key, with NULL first. */
    default Sort<M> asc() {
        return new Sort<>(StatementParts.expr(this).isExact(), Direction.ASC, null);
    }

    /** Returns the descending sort key, with NULL last. */
    default Sort<M> desc() {
        return new Sort<>(StatementParts.expr(this).isExact(), Direction.DESC, null);
    }
}

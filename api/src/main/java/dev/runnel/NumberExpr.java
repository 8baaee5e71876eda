package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.type.CompareOp;

/**
 * A numeric expression: a {@link WholeExpr}, a {@link DecimalExpr} or a {@link FloatingExpr}. Each number is compared with whole numbers of
 * Java, whatever its own type is.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface NumberExpr<M, N extends Number & Comparable<N>> extends OrderedExpr<M, N> {
    /**
     * Returns the condition that this expression equals {@code value}.
     *
     * @throws dev.runnel.error.InvalidValueException when the type of this expression has no such value
     */
    default Condition<M> eq(long value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.EQ, value);
    }

    /** Returns the complement of {@link #eq(long)}: true also where this expression is NULL. */
    default Condition<M> ne(long value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.NE, value);
    }

    /**
     * Returns the condition that this expression is greater than {@code value}.
     *
     * @throws dev.runnel.error.InvalidValueException when the type of this expression has no such value
     */
    default Condition<M> gt(long value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.GT, value);
    }

    /**
     * Returns the condition that this expression is greater than or equal to {@code value}.
     *
     * @throws dev.runnel.error.InvalidValueException when the type of this expression has no such value
     */
    default Condition<M> ge(long value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.GE, value);
    }

    /**
     * Returns the condition that this expression is less than {@code value}.
     *
     * @throws dev.runnel.error.InvalidValueException when the type of this expression has no such value
     */
    default Condition<M> lt(long value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.LT, value);
    }

    /**
     * Returns the condition that this expression is less than or equal to {@code value}.
     *
     * @throws dev.runnel.error.InvalidValueException when the type of this expression has no such value
     */
    default Condition<M> le(long value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.LE, value);
    }

    /**
     * Returns the condition that this expression is between {@code low} and {@code high}, both inclusive.
     *
     * @throws dev.runnel.error.InvalidValueException when the type of this expression has no such value
     */
    default Condition<M> between(long low, long high) {
        return ge(low).and(le(high));
    }

    /** Returns the complement of {@link #between(long, long)}: true also where this expression is NULL. */
    default Condition<M> notBetween(long low, long high) {
        return between(low, high).not();
    }

    /**
     * Returns the condition that this expression is between {@code low} and {@code high}, both inclusive.
     *
     * @throws dev.runnel.error.InvalidValueException when the type of this expression has no such value
     */
    default Condition<M> between(N low, long high) {
        return ge(low).and(le(high));
    }

    /**
     * Returns the condition that this expression is between {@code low} and {@code high}, both inclusive.
     *
     * @throws dev.runnel.error.InvalidValueException when the type of this expression has no such value
     */
    default Condition<M> between(long low, N high) {
        return ge(low).and(le(high));
    }

    /** Returns the complement of {@link #between(Number, long)}: true also where this expression is NULL. */
    default Condition<M> notBetween(N low, long high) {
        return between(low, high).not();
    }

    /** Returns the complement of {@link #between(long, Number)}: true also where this expression is NULL. */
    default Condition<M> notBetween(long low, N high) {
        return between(low, high).not();
    }

    /**
     * Returns the condition that this expression equals one of the values.
     *
     * @throws dev.runnel.error.InvalidValueException when the type of this expression has no such value
     */
    default Condition<M> in(long... values) {
        return in(NumberValues.<N>list(StatementParts.expr(this), values));
    }

    /** Returns the complement of {@link #in(long...)}: true also where this expression is NULL. */
    default Condition<M> notIn(long... values) {
        return in(values).not();
    }
}

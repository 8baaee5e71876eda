package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.type.ArithmeticOp;
import dev.runnel.type.CompareOp;

/**
 * A floating-point number, a {@code Float} or {@code Double}. A {@code double} beside a {@code Float} is rounded to one.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface FloatingExpr<M, N extends Number & Comparable<N>> extends NumberExpr<M, N> {
    /** Returns the condition that this expression equals {@code value}. */
    default Condition<M> eq(double value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.EQ, value);
    }

    /** Returns the complement of {@link #eq(double)}: true also where this expression is NULL. */
    default Condition<M> ne(double value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.NE, value);
    }

    /** Returns the condition that this expression is greater than {@code value}. */
    default Condition<M> gt(double value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.GT, value);
    }

    /** Returns the condition that this expression is greater than or equal to {@code value}. */
    default Condition<M> ge(double value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.GE, value);
    }

    /** Returns the condition that this expression is less than {@code value}. */
    default Condition<M> lt(double value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.LT, value);
    }

    /** Returns the condition that this expression is less than or equal to {@code value}. */
    default Condition<M> le(double value) {
        return NumberValues.compared(StatementParts.expr(this), CompareOp.LE, value);
    }

    /** Returns the condition that this expression is between {@code low} and {@code high}, both inclusive. */
    default Condition<M> between(double low, double high) {
        return ge(low).and(le(high));
    }

    /** Returns the condition that this expression equals one of the values. */
    default Condition<M> in(double... values) {
        return in(NumberValues.<N>list(StatementParts.expr(this), values));
    }

    /** Returns the complement of {@link #in(double...)}: true also where this expression is NULL. */
    default Condition<M> notIn(double... values) {
        return in(values).not();
    }

    /** Returns the sum of this expression and {@code addend}. */
    default ComputedFloating<M, N> plus(long addend) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(left, ArithmeticOp.PLUS, NumberValues.of(left, addend)));
    }

    /** Returns the sum of this expression and {@code addend}. */
    default ComputedFloating<M, N> plus(double addend) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(left, ArithmeticOp.PLUS, NumberValues.of(left, addend)));
    }

    /** Returns the sum of this expression and {@code addend}. */
    default ComputedFloating<M, N> plus(N addend) {
        return new ComputedExprs.Floating<>(ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.PLUS, addend));
    }

    /** Returns the sum of this expression and {@code addend}. */
    default ComputedFloating<M, N> plus(FloatingExpr<?, N> addend) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.PLUS, StatementParts.expr(addend)));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedFloating<M, N> minus(long subtrahend) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(left, ArithmeticOp.MINUS, NumberValues.of(left, subtrahend)));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedFloating<M, N> minus(double subtrahend) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(left, ArithmeticOp.MINUS, NumberValues.of(left, subtrahend)));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedFloating<M, N> minus(N subtrahend) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.MINUS, subtrahend));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedFloating<M, N> minus(FloatingExpr<?, N> subtrahend) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.MINUS, StatementParts.expr(subtrahend)));
    }

    /** Returns the product of this expression and {@code factor}. */
    default ComputedFloating<M, N> times(long factor) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(left, ArithmeticOp.TIMES, NumberValues.of(left, factor)));
    }

    /** Returns the product of this expression and {@code factor}. */
    default ComputedFloating<M, N> times(double factor) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(left, ArithmeticOp.TIMES, NumberValues.of(left, factor)));
    }

    /** Returns the product of this expression and {@code factor}. */
    default ComputedFloating<M, N> times(N factor) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.TIMES, factor));
    }

    /** Returns the product of this expression and {@code factor}. */
    default ComputedFloating<M, N> times(FloatingExpr<?, N> factor) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.TIMES, StatementParts.expr(factor)));
    }

    /** Returns this expression divided by {@code divisor}. */
    default ComputedFloating<M, N> dividedBy(long divisor) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(left, ArithmeticOp.DIVIDED_BY, NumberValues.of(left, divisor)));
    }

    /** Returns this expression divided by {@code divisor}. */
    default ComputedFloating<M, N> dividedBy(double divisor) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(left, ArithmeticOp.DIVIDED_BY, NumberValues.of(left, divisor)));
    }

    /** Returns this expression divided by {@code divisor}. */
    default ComputedFloating<M, N> dividedBy(N divisor) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.DIVIDED_BY, divisor));
    }

    /** Returns this expression divided by {@code divisor}. */
    default ComputedFloating<M, N> dividedBy(FloatingExpr<?, N> divisor) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.DIVIDED_BY, StatementParts.expr(divisor)));
    }
}

package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.type.ArithmeticOp;
import dev.runnel.type.CompareOp;
import java.math.BigDecimal;

/**
 * A decimal number, a {@code BigDecimal}. A {@code double} stands for the decimal of {@code BigDecimal.valueOf}.
 *
 * @param <M> the model that the expression starts at
 */
public interface DecimalExpr<M> extends NumberExpr<M, BigDecimal> {
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
        return in(NumberValues.<BigDecimal>list(StatementParts.expr(this), values));
    }

    /** Returns the complement of {@link #in(double...)}: true also where this expression is NULL. */
    default Condition<M> notIn(double... values) {
        return in(values).not();
    }

    /** Returns the sum of this expression and {@code addend}. */
    default ComputedDecimal<M> plus(long addend) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(left, ArithmeticOp.PLUS, NumberValues.of(left, addend)));
    }

    /** Returns the sum of this expression and {@code addend}. */
    default ComputedDecimal<M> plus(double addend) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(left, ArithmeticOp.PLUS, NumberValues.of(left, addend)));
    }

    /** Returns the sum of this expression and {@code addend}. */
    default ComputedDecimal<M> plus(BigDecimal addend) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.PLUS, addend));
    }

    /** Returns the sum of this expression and {@code addend}. */
    default ComputedDecimal<M> plus(DecimalExpr<?> addend) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.PLUS, StatementParts.expr(addend)));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedDecimal<M> minus(long subtrahend) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(left, ArithmeticOp.MINUS, NumberValues.of(left, subtrahend)));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedDecimal<M> minus(double subtrahend) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(left, ArithmeticOp.MINUS, NumberValues.of(left, subtrahend)));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedDecimal<M> minus(BigDecimal subtrahend) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.MINUS, subtrahend));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedDecimal<M> minus(DecimalExpr<?> subtrahend) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.MINUS, StatementParts.expr(subtrahend)));
    }

    /** Returns the product of this expression and {@code factor}. */
    default ComputedDecimal<M> times(long factor) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(left, ArithmeticOp.TIMES, NumberValues.of(left, factor)));
    }

    /** Returns the product of this expression and {@code factor}. */
    default ComputedDecimal<M> times(double factor) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(left, ArithmeticOp.TIMES, NumberValues.of(left, factor)));
    }

    /** Returns the product of this expression and {@code factor}. */
    default ComputedDecimal<M> times(BigDecimal factor) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.TIMES, factor));
    }

    /** Returns the product of this expression and {@code factor}. */
    default ComputedDecimal<M> times(DecimalExpr<?> factor) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.TIMES, StatementParts.expr(factor)));
    }

    /** Returns this expression divided by {@code divisor}. */
    default ComputedDecimal<M> dividedBy(long divisor) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(left, ArithmeticOp.DIVIDED_BY, NumberValues.of(left, divisor)));
    }

    /** Returns this expression divided by {@code divisor}. */
    default ComputedDecimal<M> dividedBy(double divisor) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(left, ArithmeticOp.DIVIDED_BY, NumberValues.of(left, divisor)));
    }

    /** Returns this expression divided by {@code divisor}. */
    default ComputedDecimal<M> dividedBy(BigDecimal divisor) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.DIVIDED_BY, divisor));
    }

    /** Returns this expression divided by {@code divisor}. */
    default ComputedDecimal<M> dividedBy(DecimalExpr<?> divisor) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.DIVIDED_BY, StatementParts.expr(divisor)));
    }
}

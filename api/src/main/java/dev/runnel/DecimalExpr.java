package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;

/**
 * A decimal number, a {@code BigDecimal}. A {@code double} stands for the decimal of {@code BigDecimal.valueOf}. Sums, differences and products
 * are exact, as far as the database stores their digits; a quotient has 12 digits after the point and is rounded half up. A result is NULL
 * where an operand is NULL.
 *
 * @param <M> the model that the expression starts at
 */
public interface DecimalExpr<M>
        extends NumberExpr<M, BigDecimal>, SummableExpr<M, BigDecimal>, AverageableExpr<M, BigDecimal> {
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

    /** Returns the complement of {@link #between(double, double)}: true also where this expression is NULL. */
    default Condition<M> notBetween(double low, double high) {
        return between(low, high).not();
    }

    /** Returns the condition that this expression equals one of the values. */
    default Condition<M> in(double... values) {
        return in(NumberValues.<BigDecimal>list(StatementParts.expr(this), values));
    }

    /** Returns the complement of {@link #in(double...)}: true also where this expression is NULL. */
    default Condition<M> notIn(double... values) {
        return in(values).not();
    }

    /** Returns the sum of this number and the value of a parameter of a prepared statement. */
    default ComputedDecimal<M> plus(Parameter<BigDecimal> addend) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.PLUS, StatementParts.expr(addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedDecimal<M> plus(long addend) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.PLUS, NumberValues.of(number, addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedDecimal<M> plus(double addend) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.PLUS, NumberValues.of(number, addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedDecimal<M> plus(BigDecimal addend) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.PLUS, addend));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedDecimal<M> plus(DecimalExpr<?> addend) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.PLUS, StatementParts.expr(addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedDecimal<M> plus(WholeExpr<?, ?> addend) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.of(
                StatementParts.expr(this),
                BuiltInFunctions.PLUS,
                ArithmeticExprs.decimal(StatementParts.expr(addend))));
    }

    /** Returns this number minus the value of a parameter of a prepared statement. */
    default ComputedDecimal<M> minus(Parameter<BigDecimal> subtrahend) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.MINUS, StatementParts.expr(subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedDecimal<M> minus(long subtrahend) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.MINUS, NumberValues.of(number, subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedDecimal<M> minus(double subtrahend) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.MINUS, NumberValues.of(number, subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedDecimal<M> minus(BigDecimal subtrahend) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.MINUS, subtrahend));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedDecimal<M> minus(DecimalExpr<?> subtrahend) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.MINUS, StatementParts.expr(subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedDecimal<M> minus(WholeExpr<?, ?> subtrahend) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.of(
                StatementParts.expr(this),
                BuiltInFunctions.MINUS,
                ArithmeticExprs.decimal(StatementParts.expr(subtrahend))));
    }

    /** Returns the product of this number and the value of a parameter of a prepared statement. */
    default ComputedDecimal<M> times(Parameter<BigDecimal> factor) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.TIMES, StatementParts.expr(factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedDecimal<M> times(long factor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.TIMES, NumberValues.of(number, factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedDecimal<M> times(double factor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.TIMES, NumberValues.of(number, factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedDecimal<M> times(BigDecimal factor) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.TIMES, factor));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedDecimal<M> times(DecimalExpr<?> factor) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.TIMES, StatementParts.expr(factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedDecimal<M> times(WholeExpr<?, ?> factor) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.of(
                StatementParts.expr(this),
                BuiltInFunctions.TIMES,
                ArithmeticExprs.decimal(StatementParts.expr(factor))));
    }

    /**
     * Returns this number divided by {@code divisor}. The quotient has 12 digits after the point, rounded half up.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedDecimal<M> dividedBy(long divisor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.divided(number, BuiltInFunctions.DIVIDED_BY, NumberValues.of(number, divisor)));
    }

    /**
     * Returns this number divided by {@code divisor}. The quotient has 12 digits after the point, rounded half up.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedDecimal<M> dividedBy(double divisor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.divided(number, BuiltInFunctions.DIVIDED_BY, NumberValues.of(number, divisor)));
    }

    /**
     * Returns this number divided by {@code divisor}. The quotient has 12 digits after the point, rounded half up.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedDecimal<M> dividedBy(BigDecimal divisor) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.divided(StatementParts.expr(this), BuiltInFunctions.DIVIDED_BY, divisor));
    }

    /**
     * Returns this number divided by {@code divisor}. The quotient has 12 digits after the point, rounded half up. The result is NULL where {@code divisor} is zero.
     */
    default ComputedDecimal<M> dividedBy(DecimalExpr<?> divisor) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.divided(
                StatementParts.expr(this), BuiltInFunctions.DIVIDED_BY, StatementParts.expr(divisor)));
    }

    /**
     * Returns this number divided by {@code divisor}. The quotient has 12 digits after the point, rounded half up. The result is NULL where {@code divisor} is zero.
     */
    default ComputedDecimal<M> dividedBy(WholeExpr<?, ?> divisor) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.divided(
                StatementParts.expr(this),
                BuiltInFunctions.DIVIDED_BY,
                ArithmeticExprs.decimal(StatementParts.expr(divisor))));
    }

    /**
     * Returns the remainder of a division by {@code divisor}; its sign is that of this number.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedDecimal<M> mod(long divisor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.divided(number, BuiltInFunctions.MOD, NumberValues.of(number, divisor)));
    }

    /**
     * Returns the remainder of a division by {@code divisor}; its sign is that of this number.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedDecimal<M> mod(double divisor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.divided(number, BuiltInFunctions.MOD, NumberValues.of(number, divisor)));
    }

    /**
     * Returns the remainder of a division by {@code divisor}; its sign is that of this number.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedDecimal<M> mod(BigDecimal divisor) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.divided(StatementParts.expr(this), BuiltInFunctions.MOD, divisor));
    }

    /**
     * Returns the remainder of a division by {@code divisor}; its sign is that of this number. The result is NULL where {@code divisor} is zero.
     */
    default ComputedDecimal<M> mod(DecimalExpr<?> divisor) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.divided(StatementParts.expr(this), BuiltInFunctions.MOD, StatementParts.expr(divisor)));
    }

    /**
     * Returns the remainder of a division by {@code divisor}; its sign is that of this number. The result is NULL where {@code divisor} is zero.
     */
    default ComputedDecimal<M> mod(WholeExpr<?, ?> divisor) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.divided(
                StatementParts.expr(this),
                BuiltInFunctions.MOD,
                ArithmeticExprs.decimal(StatementParts.expr(divisor))));
    }

    /**
     * Returns this number with at most {@code digits} digits after the point, rounded half up.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code digits} is negative
     */
    default ComputedDecimal<M> round(int digits) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.rounded(StatementParts.expr(this), digits));
    }

    /** Returns zero minus this number. */
    default ComputedDecimal<M> negate() {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.negated(StatementParts.expr(this)));
    }

    /** Returns this number without its sign. */
    default ComputedDecimal<M> abs() {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.call(BuiltInFunctions.ABS, StatementParts.expr(this)));
    }

    /** Returns the greatest whole number that is not greater than this number. */
    default ComputedDecimal<M> floor() {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.call(BuiltInFunctions.FLOOR, StatementParts.expr(this)));
    }

    /** Returns the least whole number that is not less than this number. */
    default ComputedDecimal<M> ceil() {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.call(BuiltInFunctions.CEIL, StatementParts.expr(this)));
    }

    /** Returns the lesser of this number and {@code other}; NULL where either is NULL. */
    default ComputedDecimal<M> least(long other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.LEAST, NumberValues.of(number, other)));
    }

    /** Returns the lesser of this number and {@code other}; NULL where either is NULL. */
    default ComputedDecimal<M> least(double other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.LEAST, NumberValues.of(number, other)));
    }

    /** Returns the lesser of this number and {@code other}; NULL where either is NULL. */
    default ComputedDecimal<M> least(BigDecimal other) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.LEAST, other));
    }

    /** Returns the lesser of this number and {@code other}; NULL where either is NULL. */
    default ComputedDecimal<M> least(DecimalExpr<?> other) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.LEAST, StatementParts.expr(other)));
    }

    /** Returns the greater of this number and {@code other}; NULL where either is NULL. */
    default ComputedDecimal<M> greatest(long other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.GREATEST, NumberValues.of(number, other)));
    }

    /** Returns the greater of this number and {@code other}; NULL where either is NULL. */
    default ComputedDecimal<M> greatest(double other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.GREATEST, NumberValues.of(number, other)));
    }

    /** Returns the greater of this number and {@code other}; NULL where either is NULL. */
    default ComputedDecimal<M> greatest(BigDecimal other) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.GREATEST, other));
    }

    /** Returns the greater of this number and {@code other}; NULL where either is NULL. */
    default ComputedDecimal<M> greatest(DecimalExpr<?> other) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.GREATEST, StatementParts.expr(other)));
    }

    /** Returns this number, or NULL where it equals {@code other}. */
    default ComputedDecimal<M> nullIf(long other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.NULL_IF, NumberValues.of(number, other)));
    }

    /** Returns this number, or NULL where it equals {@code other}. */
    default ComputedDecimal<M> nullIf(double other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(number, BuiltInFunctions.NULL_IF, NumberValues.of(number, other)));
    }

    /** Returns this number, or NULL where it equals {@code other}. */
    default ComputedDecimal<M> nullIf(BigDecimal other) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.NULL_IF, other));
    }

    /** Returns this number, or NULL where it equals {@code other}. */
    default ComputedDecimal<M> nullIf(DecimalExpr<?> other) {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.NULL_IF, StatementParts.expr(other)));
    }

    /** Returns this number without its fraction, as a {@code Long}; beyond its range it is an {@code InvalidValueException(COMPUTED)}. */
    default ComputedWhole<M, Long> toLong() {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.converted(BuiltInFunctions.TO_LONG, StorageType.I64, StatementParts.expr(this)));
    }

    /** Returns the nearest {@code Double}. */
    default ComputedFloating<M, Double> toDouble() {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.converted(BuiltInFunctions.TO_DOUBLE, StorageType.F64, StatementParts.expr(this)));
    }
}

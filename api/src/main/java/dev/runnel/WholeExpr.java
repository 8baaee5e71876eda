package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;

/**
 * A whole number: a {@code Byte}, {@code Short}, {@code Integer} or {@code Long}. Arithmetic takes operands of the same type; {@link #toLong}
 * widens. A result outside of the type is an {@code InvalidValueException(COMPUTED)}, never wrapped, and never a fraction. With a decimal the
 * result is a decimal, with a floating-point number a {@code Double}. A result is NULL where an operand is NULL.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface WholeExpr<M, N extends Number & Comparable<N>>
        extends NumberExpr<M, N>, SummableExpr<M, Long>, AverageableExpr<M, BigDecimal> {
    /** Returns the sum of this number and the value of a parameter of a prepared statement. */
    default ComputedWhole<M, N> plus(Parameter<N> addend) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.PLUS, StatementParts.expr(addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedWhole<M, N> plus(long addend) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(number, BuiltInFunctions.PLUS, NumberValues.of(number, addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedWhole<M, N> plus(N addend) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.PLUS, addend));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedWhole<M, N> plus(WholeExpr<?, N> addend) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.PLUS, StatementParts.expr(addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedDecimal<M> plus(DecimalExpr<?> addend) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.of(
                ArithmeticExprs.decimal(StatementParts.expr(this)),
                BuiltInFunctions.PLUS,
                StatementParts.expr(addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedFloating<M, Double> plus(FloatingExpr<?, ?> addend) {
        return new ComputedExprs.Floating<>(ArithmeticExprs.of(
                ArithmeticExprs.floating(StatementParts.expr(this)),
                BuiltInFunctions.PLUS,
                ArithmeticExprs.floating(StatementParts.expr(addend))));
    }

    /** Returns this number minus the value of a parameter of a prepared statement. */
    default ComputedWhole<M, N> minus(Parameter<N> subtrahend) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.MINUS, StatementParts.expr(subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedWhole<M, N> minus(long subtrahend) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(number, BuiltInFunctions.MINUS, NumberValues.of(number, subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedWhole<M, N> minus(N subtrahend) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.MINUS, subtrahend));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedWhole<M, N> minus(WholeExpr<?, N> subtrahend) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.MINUS, StatementParts.expr(subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedDecimal<M> minus(DecimalExpr<?> subtrahend) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.of(
                ArithmeticExprs.decimal(StatementParts.expr(this)),
                BuiltInFunctions.MINUS,
                StatementParts.expr(subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedFloating<M, Double> minus(FloatingExpr<?, ?> subtrahend) {
        return new ComputedExprs.Floating<>(ArithmeticExprs.of(
                ArithmeticExprs.floating(StatementParts.expr(this)),
                BuiltInFunctions.MINUS,
                ArithmeticExprs.floating(StatementParts.expr(subtrahend))));
    }

    /** Returns the product of this number and the value of a parameter of a prepared statement. */
    default ComputedWhole<M, N> times(Parameter<N> factor) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.TIMES, StatementParts.expr(factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedWhole<M, N> times(long factor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(number, BuiltInFunctions.TIMES, NumberValues.of(number, factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedWhole<M, N> times(N factor) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.TIMES, factor));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedWhole<M, N> times(WholeExpr<?, N> factor) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.TIMES, StatementParts.expr(factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedDecimal<M> times(DecimalExpr<?> factor) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.of(
                ArithmeticExprs.decimal(StatementParts.expr(this)),
                BuiltInFunctions.TIMES,
                StatementParts.expr(factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedFloating<M, Double> times(FloatingExpr<?, ?> factor) {
        return new ComputedExprs.Floating<>(ArithmeticExprs.of(
                ArithmeticExprs.floating(StatementParts.expr(this)),
                BuiltInFunctions.TIMES,
                ArithmeticExprs.floating(StatementParts.expr(factor))));
    }

    /**
     * Returns this number divided by {@code divisor}. It drops the fraction of the quotient of whole numbers.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedWhole<M, N> dividedBy(long divisor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.divided(number, BuiltInFunctions.DIVIDED_BY, NumberValues.of(number, divisor)));
    }

    /**
     * Returns this number divided by {@code divisor}. It drops the fraction of the quotient of whole numbers.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedWhole<M, N> dividedBy(N divisor) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.divided(StatementParts.expr(this), BuiltInFunctions.DIVIDED_BY, divisor));
    }

    /**
     * Returns this number divided by {@code divisor}. It drops the fraction of the quotient of whole numbers. The result is NULL where {@code divisor} is zero.
     */
    default ComputedWhole<M, N> dividedBy(WholeExpr<?, N> divisor) {
        return new ComputedExprs.Whole<>(ArithmeticExprs.divided(
                StatementParts.expr(this), BuiltInFunctions.DIVIDED_BY, StatementParts.expr(divisor)));
    }

    /**
     * Returns this number divided by {@code divisor}. The quotient has 12 digits after the point, rounded half up. The result is NULL where
     * {@code divisor} is zero.
     */
    default ComputedDecimal<M> dividedBy(DecimalExpr<?> divisor) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.divided(
                ArithmeticExprs.decimal(StatementParts.expr(this)),
                BuiltInFunctions.DIVIDED_BY,
                StatementParts.expr(divisor)));
    }

    /**
     * Returns this number divided by {@code divisor}, as a {@code Double}. The result is NULL where {@code divisor} is zero.
     */
    default ComputedFloating<M, Double> dividedBy(FloatingExpr<?, ?> divisor) {
        return new ComputedExprs.Floating<>(ArithmeticExprs.divided(
                ArithmeticExprs.floating(StatementParts.expr(this)),
                BuiltInFunctions.DIVIDED_BY,
                ArithmeticExprs.floating(StatementParts.expr(divisor))));
    }

    /**
     * Returns the remainder of a division by {@code divisor}; its sign is that of this number.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedWhole<M, N> mod(long divisor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.divided(number, BuiltInFunctions.MOD, NumberValues.of(number, divisor)));
    }

    /**
     * Returns the remainder of a division by {@code divisor}; its sign is that of this number.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedWhole<M, N> mod(N divisor) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.divided(StatementParts.expr(this), BuiltInFunctions.MOD, divisor));
    }

    /**
     * Returns the remainder of a division by {@code divisor}; its sign is that of this number. The result is NULL where {@code divisor} is zero.
     */
    default ComputedWhole<M, N> mod(WholeExpr<?, N> divisor) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.divided(StatementParts.expr(this), BuiltInFunctions.MOD, StatementParts.expr(divisor)));
    }

    /**
     * Returns the remainder of a division by {@code divisor}; its sign is that of this number. The result is NULL where {@code divisor} is zero.
     */
    default ComputedDecimal<M> mod(DecimalExpr<?> divisor) {
        return new ComputedExprs.Decimal<>(ArithmeticExprs.divided(
                ArithmeticExprs.decimal(StatementParts.expr(this)),
                BuiltInFunctions.MOD,
                StatementParts.expr(divisor)));
    }

    /** Returns zero minus this number. */
    default ComputedWhole<M, N> negate() {
        return new ComputedExprs.Whole<>(ArithmeticExprs.negated(StatementParts.expr(this)));
    }

    /** Returns this number without its sign. */
    default ComputedWhole<M, N> abs() {
        return new ComputedExprs.Whole<>(ArithmeticExprs.call(BuiltInFunctions.ABS, StatementParts.expr(this)));
    }

    /** Returns the lesser of this number and {@code other}; NULL where either is NULL. */
    default ComputedWhole<M, N> least(long other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(number, BuiltInFunctions.LEAST, NumberValues.of(number, other)));
    }

    /** Returns the lesser of this number and {@code other}; NULL where either is NULL. */
    default ComputedWhole<M, N> least(N other) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.LEAST, other));
    }

    /** Returns the lesser of this number and {@code other}; NULL where either is NULL. */
    default ComputedWhole<M, N> least(WholeExpr<?, N> other) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.LEAST, StatementParts.expr(other)));
    }

    /** Returns the greater of this number and {@code other}; NULL where either is NULL. */
    default ComputedWhole<M, N> greatest(long other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(number, BuiltInFunctions.GREATEST, NumberValues.of(number, other)));
    }

    /** Returns the greater of this number and {@code other}; NULL where either is NULL. */
    default ComputedWhole<M, N> greatest(N other) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.GREATEST, other));
    }

    /** Returns the greater of this number and {@code other}; NULL where either is NULL. */
    default ComputedWhole<M, N> greatest(WholeExpr<?, N> other) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.GREATEST, StatementParts.expr(other)));
    }

    /** Returns this number, or NULL where it equals {@code other}. */
    default ComputedWhole<M, N> nullIf(long other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(number, BuiltInFunctions.NULL_IF, NumberValues.of(number, other)));
    }

    /** Returns this number, or NULL where it equals {@code other}. */
    default ComputedWhole<M, N> nullIf(N other) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.NULL_IF, other));
    }

    /** Returns this number, or NULL where it equals {@code other}. */
    default ComputedWhole<M, N> nullIf(WholeExpr<?, N> other) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.NULL_IF, StatementParts.expr(other)));
    }

    /** Returns this number as a {@code Long}. */
    default ComputedWhole<M, Long> toLong() {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.converted(BuiltInFunctions.TO_LONG, StorageType.I64, StatementParts.expr(this)));
    }

    /** Returns this number as a decimal. */
    default ComputedDecimal<M> toDecimal() {
        return new ComputedExprs.Decimal<>(
                ArithmeticExprs.converted(BuiltInFunctions.TO_DECIMAL, StorageType.DECIMAL, StatementParts.expr(this)));
    }

    /** Returns the nearest {@code Double}. */
    default ComputedFloating<M, Double> toDouble() {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.converted(BuiltInFunctions.TO_DOUBLE, StorageType.F64, StatementParts.expr(this)));
    }

    /** Returns the digits of this number, after a minus sign if it is negative. */
    default ComputedString<M> toText() {
        return new ComputedExprs.Text<>(
                ArithmeticExprs.converted(BuiltInFunctions.TO_TEXT, StorageType.TEXT, StatementParts.expr(this)));
    }
}

package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;

/**
 * A floating-point number, a {@code Float} or {@code Double}. A {@code double} beside a {@code Float} is rounded to one. Arithmetic takes
 * operands of the same type; with a whole number the result is a {@code Double}. The database decides about overflow. A result is NULL where
 * an operand is NULL.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface FloatingExpr<M, N extends Number & Comparable<N>>
        extends NumberExpr<M, N>, SummableExpr<M, Double>, AverageableExpr<M, Double> {
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
        return in(NumberValues.<N>list(StatementParts.expr(this), values));
    }

    /** Returns the complement of {@link #in(double...)}: true also where this expression is NULL. */
    default Condition<M> notIn(double... values) {
        return in(values).not();
    }

    /** Returns the sum of this number and the value of a parameter of a prepared statement. */
    default ComputedFloating<M, N> plus(Parameter<N> addend) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.PLUS, StatementParts.expr(addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedFloating<M, N> plus(long addend) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(number, BuiltInFunctions.PLUS, NumberValues.of(number, addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedFloating<M, N> plus(double addend) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(number, BuiltInFunctions.PLUS, NumberValues.of(number, addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedFloating<M, N> plus(N addend) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.PLUS, addend));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedFloating<M, N> plus(FloatingExpr<?, N> addend) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.PLUS, StatementParts.expr(addend)));
    }

    /** Returns the sum of this number and {@code addend}. */
    default ComputedFloating<M, Double> plus(WholeExpr<?, ?> addend) {
        return new ComputedExprs.Floating<>(ArithmeticExprs.of(
                ArithmeticExprs.floating(StatementParts.expr(this)),
                BuiltInFunctions.PLUS,
                ArithmeticExprs.floating(StatementParts.expr(addend))));
    }

    /** Returns this number minus the value of a parameter of a prepared statement. */
    default ComputedFloating<M, N> minus(Parameter<N> subtrahend) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.MINUS, StatementParts.expr(subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedFloating<M, N> minus(long subtrahend) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(number, BuiltInFunctions.MINUS, NumberValues.of(number, subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedFloating<M, N> minus(double subtrahend) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(number, BuiltInFunctions.MINUS, NumberValues.of(number, subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedFloating<M, N> minus(N subtrahend) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.MINUS, subtrahend));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedFloating<M, N> minus(FloatingExpr<?, N> subtrahend) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.MINUS, StatementParts.expr(subtrahend)));
    }

    /** Returns this number minus {@code subtrahend}. */
    default ComputedFloating<M, Double> minus(WholeExpr<?, ?> subtrahend) {
        return new ComputedExprs.Floating<>(ArithmeticExprs.of(
                ArithmeticExprs.floating(StatementParts.expr(this)),
                BuiltInFunctions.MINUS,
                ArithmeticExprs.floating(StatementParts.expr(subtrahend))));
    }

    /** Returns the product of this number and the value of a parameter of a prepared statement. */
    default ComputedFloating<M, N> times(Parameter<N> factor) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.TIMES, StatementParts.expr(factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedFloating<M, N> times(long factor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(number, BuiltInFunctions.TIMES, NumberValues.of(number, factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedFloating<M, N> times(double factor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(number, BuiltInFunctions.TIMES, NumberValues.of(number, factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedFloating<M, N> times(N factor) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.TIMES, factor));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedFloating<M, N> times(FloatingExpr<?, N> factor) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.TIMES, StatementParts.expr(factor)));
    }

    /** Returns the product of this number and {@code factor}. */
    default ComputedFloating<M, Double> times(WholeExpr<?, ?> factor) {
        return new ComputedExprs.Floating<>(ArithmeticExprs.of(
                ArithmeticExprs.floating(StatementParts.expr(this)),
                BuiltInFunctions.TIMES,
                ArithmeticExprs.floating(StatementParts.expr(factor))));
    }

    /**
     * Returns this number divided by {@code divisor}.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedFloating<M, N> dividedBy(long divisor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.divided(number, BuiltInFunctions.DIVIDED_BY, NumberValues.of(number, divisor)));
    }

    /**
     * Returns this number divided by {@code divisor}.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedFloating<M, N> dividedBy(double divisor) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.divided(number, BuiltInFunctions.DIVIDED_BY, NumberValues.of(number, divisor)));
    }

    /**
     * Returns this number divided by {@code divisor}.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code divisor} is zero
     */
    default ComputedFloating<M, N> dividedBy(N divisor) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.divided(StatementParts.expr(this), BuiltInFunctions.DIVIDED_BY, divisor));
    }

    /** Returns this number divided by {@code divisor}. The result is NULL where {@code divisor} is zero. */
    default ComputedFloating<M, N> dividedBy(FloatingExpr<?, N> divisor) {
        return new ComputedExprs.Floating<>(ArithmeticExprs.divided(
                StatementParts.expr(this), BuiltInFunctions.DIVIDED_BY, StatementParts.expr(divisor)));
    }

    /** Returns this number divided by {@code divisor}. The result is NULL where {@code divisor} is zero. */
    default ComputedFloating<M, Double> dividedBy(WholeExpr<?, ?> divisor) {
        return new ComputedExprs.Floating<>(ArithmeticExprs.divided(
                ArithmeticExprs.floating(StatementParts.expr(this)),
                BuiltInFunctions.DIVIDED_BY,
                ArithmeticExprs.floating(StatementParts.expr(divisor))));
    }

    /** Returns zero minus this number. */
    default ComputedFloating<M, N> negate() {
        return new ComputedExprs.Floating<>(ArithmeticExprs.negated(StatementParts.expr(this)));
    }

    /** Returns this number without its sign. */
    default ComputedFloating<M, N> abs() {
        return new ComputedExprs.Floating<>(ArithmeticExprs.call(BuiltInFunctions.ABS, StatementParts.expr(this)));
    }

    /** Returns the greatest whole number that is not greater than this number. */
    default ComputedFloating<M, N> floor() {
        return new ComputedExprs.Floating<>(ArithmeticExprs.call(BuiltInFunctions.FLOOR, StatementParts.expr(this)));
    }

    /** Returns the least whole number that is not less than this number. */
    default ComputedFloating<M, N> ceil() {
        return new ComputedExprs.Floating<>(ArithmeticExprs.call(BuiltInFunctions.CEIL, StatementParts.expr(this)));
    }

    /** Returns the lesser of this number and {@code other}; NULL where either is NULL. */
    default ComputedFloating<M, N> least(double other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(number, BuiltInFunctions.LEAST, NumberValues.of(number, other)));
    }

    /** Returns the lesser of this number and {@code other}; NULL where either is NULL. */
    default ComputedFloating<M, N> least(N other) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.LEAST, other));
    }

    /** Returns the lesser of this number and {@code other}; NULL where either is NULL. */
    default ComputedFloating<M, N> least(FloatingExpr<?, N> other) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.LEAST, StatementParts.expr(other)));
    }

    /** Returns the greater of this number and {@code other}; NULL where either is NULL. */
    default ComputedFloating<M, N> greatest(double other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(number, BuiltInFunctions.GREATEST, NumberValues.of(number, other)));
    }

    /** Returns the greater of this number and {@code other}; NULL where either is NULL. */
    default ComputedFloating<M, N> greatest(N other) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.GREATEST, other));
    }

    /** Returns the greater of this number and {@code other}; NULL where either is NULL. */
    default ComputedFloating<M, N> greatest(FloatingExpr<?, N> other) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.GREATEST, StatementParts.expr(other)));
    }

    /** Returns this number, or NULL where it equals {@code other}. */
    default ComputedFloating<M, N> nullIf(double other) {
        BoundExpr number = StatementParts.expr(this);
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(number, BuiltInFunctions.NULL_IF, NumberValues.of(number, other)));
    }

    /** Returns this number, or NULL where it equals {@code other}. */
    default ComputedFloating<M, N> nullIf(N other) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.NULL_IF, other));
    }

    /** Returns this number, or NULL where it equals {@code other}. */
    default ComputedFloating<M, N> nullIf(FloatingExpr<?, N> other) {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.NULL_IF, StatementParts.expr(other)));
    }

    /** Returns this number as a {@code Double}. */
    default ComputedFloating<M, Double> toDouble() {
        return new ComputedExprs.Floating<>(
                ArithmeticExprs.converted(BuiltInFunctions.TO_DOUBLE, StorageType.F64, StatementParts.expr(this)));
    }
}

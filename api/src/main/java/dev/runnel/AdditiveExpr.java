package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.type.BuiltInFunctions;

/**
 * An ordered expression with sums that the database computes, for example a {@code Duration}, a {@code BigInteger} or an affine number.
 * A result outside of the type is an {@code InvalidValueException(COMPUTED)}. A result is NULL where an operand is NULL.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface AdditiveExpr<M, T> extends OrderedExpr<M, T>, SummableExpr<M, T> {
    /** Returns the sum of this expression and {@code addend}. */
    default ComputedAdditive<M, T> plus(T addend) {
        return new ComputedExprs.Additive<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.PLUS, addend));
    }

    /** Returns the sum of this expression and {@code addend}. */
    default ComputedAdditive<M, T> plus(AdditiveExpr<?, T> addend) {
        return new ComputedExprs.Additive<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.PLUS, StatementParts.expr(addend)));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedAdditive<M, T> minus(T subtrahend) {
        return new ComputedExprs.Additive<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.MINUS, subtrahend));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedAdditive<M, T> minus(AdditiveExpr<?, T> subtrahend) {
        return new ComputedExprs.Additive<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.MINUS, StatementParts.expr(subtrahend)));
    }
}

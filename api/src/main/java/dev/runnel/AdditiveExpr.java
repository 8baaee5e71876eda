package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.type.ArithmeticOp;

/**
 * An ordered expression with sums that the database computes, for example a {@code Duration}, a {@code BigInteger} or an affine number.
 * Overflow follows the rules of the database. A result is NULL where an operand is NULL.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface AdditiveExpr<M, T> extends OrderedExpr<M, T> {
    /** Returns the sum of this expression and {@code addend}. */
    default AdditiveExpr<M, T> plus(T addend) {
        return ArithmeticExprs.sum(StatementParts.expr(this), ArithmeticOp.PLUS, addend);
    }

    /** Returns the sum of this expression and {@code addend}. */
    default AdditiveExpr<M, T> plus(AdditiveExpr<?, T> addend) {
        return ArithmeticExprs.sum(StatementParts.expr(this), ArithmeticOp.PLUS, StatementParts.expr(addend));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default AdditiveExpr<M, T> minus(T subtrahend) {
        return ArithmeticExprs.sum(StatementParts.expr(this), ArithmeticOp.MINUS, subtrahend);
    }

    /** Returns this expression minus {@code subtrahend}. */
    default AdditiveExpr<M, T> minus(AdditiveExpr<?, T> subtrahend) {
        return ArithmeticExprs.sum(StatementParts.expr(this), ArithmeticOp.MINUS, StatementParts.expr(subtrahend));
    }
}

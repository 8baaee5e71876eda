package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.type.ArithmeticOp;

/**
 * An ordered value with a sum that the database computes: a {@code Duration}, a {@code BigInteger}, a number that is stored scaled.
 * Overflow follows the database, and a result is absent where an operand is.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface AdditiveExpr<M, T> extends OrderedExpr<M, T> {
    /** The sum. */
    default AdditiveExpr<M, T> plus(T addend) {
        return ArithmeticExprs.sum(StatementParts.expr(this), ArithmeticOp.PLUS, addend);
    }

    /** The sum. */
    default AdditiveExpr<M, T> plus(AdditiveExpr<?, T> addend) {
        return ArithmeticExprs.sum(StatementParts.expr(this), ArithmeticOp.PLUS, StatementParts.expr(addend));
    }

    /** The difference. */
    default AdditiveExpr<M, T> minus(T subtrahend) {
        return ArithmeticExprs.sum(StatementParts.expr(this), ArithmeticOp.MINUS, subtrahend);
    }

    /** The difference. */
    default AdditiveExpr<M, T> minus(AdditiveExpr<?, T> subtrahend) {
        return ArithmeticExprs.sum(StatementParts.expr(this), ArithmeticOp.MINUS, StatementParts.expr(subtrahend));
    }
}

package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.type.ArithmeticOp;

/**
 * A numeric expression with arithmetic that the database computes. Overflow and division follow the rules of the database. A result is NULL
 * where an operand is NULL. A database without arithmetic rejects it with {@code UnsupportedFeatureException}, except an update that adds a
 * value to a column or subtracts one from it.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface NumberExpr<M, N extends Number & Comparable<N>> extends OrderedExpr<M, N> {
    /** Returns the sum of this expression and {@code addend}. */
    default NumberExpr<M, N> plus(N addend) {
        return ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.PLUS, addend);
    }

    /** Returns the sum of this expression and {@code addend}. */
    default NumberExpr<M, N> plus(NumberExpr<?, N> addend) {
        return ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.PLUS, StatementParts.expr(addend));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default NumberExpr<M, N> minus(N subtrahend) {
        return ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.MINUS, subtrahend);
    }

    /** Returns this expression minus {@code subtrahend}. */
    default NumberExpr<M, N> minus(NumberExpr<?, N> subtrahend) {
        return ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.MINUS, StatementParts.expr(subtrahend));
    }

    /** Returns the product of this expression and {@code factor}. */
    default NumberExpr<M, N> times(N factor) {
        return ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.TIMES, factor);
    }

    /** Returns the product of this expression and {@code factor}. */
    default NumberExpr<M, N> times(NumberExpr<?, N> factor) {
        return ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.TIMES, StatementParts.expr(factor));
    }

    /** Returns this expression divided by {@code divisor}. For integers it drops the fraction. Division by zero is an error of the database. */
    default NumberExpr<M, N> dividedBy(N divisor) {
        return ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.DIVIDED_BY, divisor);
    }

    /** Returns this expression divided by {@code divisor}. For integers it drops the fraction. Division by zero is an error of the database. */
    default NumberExpr<M, N> dividedBy(NumberExpr<?, N> divisor) {
        return ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.DIVIDED_BY, StatementParts.expr(divisor));
    }
}

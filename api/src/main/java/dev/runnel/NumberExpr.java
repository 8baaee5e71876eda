package dev.runnel;

import dev.runnel.type.ArithmeticOp;

/**
 * A number, with arithmetic that the database computes: overflow and division follow it, and a result is absent where an operand is.
 * A store that cannot compute refuses it by name, but for adding a value to a column and taking one from it in an update.
 *
 * @param <M> the model it starts at
 * @param <N> the Java type of its value
 */
public interface NumberExpr<M, N extends Number & Comparable<N>> extends OrderedExpr<M, N> {
    /** The sum. */
    default NumberExpr<M, N> plus(N addend) {
        return ArithmeticExprs.with(fragment(), ArithmeticOp.PLUS, addend);
    }

    /** The sum. */
    default NumberExpr<M, N> plus(NumberExpr<?, N> addend) {
        return ArithmeticExprs.of(fragment(), ArithmeticOp.PLUS, addend.fragment());
    }

    /** The difference. */
    default NumberExpr<M, N> minus(N subtrahend) {
        return ArithmeticExprs.with(fragment(), ArithmeticOp.MINUS, subtrahend);
    }

    /** The difference. */
    default NumberExpr<M, N> minus(NumberExpr<?, N> subtrahend) {
        return ArithmeticExprs.of(fragment(), ArithmeticOp.MINUS, subtrahend.fragment());
    }

    /** The product. */
    default NumberExpr<M, N> times(N factor) {
        return ArithmeticExprs.with(fragment(), ArithmeticOp.TIMES, factor);
    }

    /** The product. */
    default NumberExpr<M, N> times(NumberExpr<?, N> factor) {
        return ArithmeticExprs.of(fragment(), ArithmeticOp.TIMES, factor.fragment());
    }

    /** The quotient; of whole numbers without its fraction. Division by zero is an error of the database. */
    default NumberExpr<M, N> dividedBy(N divisor) {
        return ArithmeticExprs.with(fragment(), ArithmeticOp.DIVIDED_BY, divisor);
    }

    /** The quotient; of whole numbers without its fraction. Division by zero is an error of the database. */
    default NumberExpr<M, N> dividedBy(NumberExpr<?, N> divisor) {
        return ArithmeticExprs.of(fragment(), ArithmeticOp.DIVIDED_BY, divisor.fragment());
    }
}

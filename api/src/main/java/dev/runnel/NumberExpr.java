package dev.runnel;

import dev.runnel.companion.StatementParts;
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
        return ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.PLUS, addend);
    }

    /** The sum. */
    default NumberExpr<M, N> plus(NumberExpr<?, N> addend) {
        return ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.PLUS, StatementParts.expr(addend));
    }

    /** The difference. */
    default NumberExpr<M, N> minus(N subtrahend) {
        return ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.MINUS, subtrahend);
    }

    /** The difference. */
    default NumberExpr<M, N> minus(NumberExpr<?, N> subtrahend) {
        return ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.MINUS, StatementParts.expr(subtrahend));
    }

    /** The product. */
    default NumberExpr<M, N> times(N factor) {
        return ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.TIMES, factor);
    }

    /** The product. */
    default NumberExpr<M, N> times(NumberExpr<?, N> factor) {
        return ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.TIMES, StatementParts.expr(factor));
    }

    /** The quotient; of whole numbers without its fraction. Division by zero is an error of the database. */
    default NumberExpr<M, N> dividedBy(N divisor) {
        return ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.DIVIDED_BY, divisor);
    }

    /** The quotient; of whole numbers without its fraction. Division by zero is an error of the database. */
    default NumberExpr<M, N> dividedBy(NumberExpr<?, N> divisor) {
        return ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.DIVIDED_BY, StatementParts.expr(divisor));
    }
}

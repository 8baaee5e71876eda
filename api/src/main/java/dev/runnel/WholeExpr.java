package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.type.ArithmeticOp;

/**
 * A whole number: a {@code Byte}, {@code Short}, {@code Integer} or {@code Long}.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface WholeExpr<M, N extends Number & Comparable<N>> extends NumberExpr<M, N> {
    /** Returns the sum of this expression and {@code addend}. */
    default ComputedWhole<M, N> plus(long addend) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(ArithmeticExprs.with(left, ArithmeticOp.PLUS, NumberValues.of(left, addend)));
    }

    /** Returns the sum of this expression and {@code addend}. */
    default ComputedWhole<M, N> plus(N addend) {
        return new ComputedExprs.Whole<>(ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.PLUS, addend));
    }

    /** Returns the sum of this expression and {@code addend}. */
    default ComputedWhole<M, N> plus(WholeExpr<?, N> addend) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.PLUS, StatementParts.expr(addend)));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedWhole<M, N> minus(long subtrahend) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(left, ArithmeticOp.MINUS, NumberValues.of(left, subtrahend)));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedWhole<M, N> minus(N subtrahend) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.MINUS, subtrahend));
    }

    /** Returns this expression minus {@code subtrahend}. */
    default ComputedWhole<M, N> minus(WholeExpr<?, N> subtrahend) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.MINUS, StatementParts.expr(subtrahend)));
    }

    /** Returns the product of this expression and {@code factor}. */
    default ComputedWhole<M, N> times(long factor) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(ArithmeticExprs.with(left, ArithmeticOp.TIMES, NumberValues.of(left, factor)));
    }

    /** Returns the product of this expression and {@code factor}. */
    default ComputedWhole<M, N> times(N factor) {
        return new ComputedExprs.Whole<>(ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.TIMES, factor));
    }

    /** Returns the product of this expression and {@code factor}. */
    default ComputedWhole<M, N> times(WholeExpr<?, N> factor) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.TIMES, StatementParts.expr(factor)));
    }

    /** Returns this expression divided by {@code divisor}. */
    default ComputedWhole<M, N> dividedBy(long divisor) {
        BoundExpr left = StatementParts.expr(this);
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(left, ArithmeticOp.DIVIDED_BY, NumberValues.of(left, divisor)));
    }

    /** Returns this expression divided by {@code divisor}. */
    default ComputedWhole<M, N> dividedBy(N divisor) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.with(StatementParts.expr(this), ArithmeticOp.DIVIDED_BY, divisor));
    }

    /** Returns this expression divided by {@code divisor}. */
    default ComputedWhole<M, N> dividedBy(WholeExpr<?, N> divisor) {
        return new ComputedExprs.Whole<>(
                ArithmeticExprs.of(StatementParts.expr(this), ArithmeticOp.DIVIDED_BY, StatementParts.expr(divisor)));
    }
}

package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;

/**
 * Begins a value that depends on conditions: that of the first condition that is true, and otherwise that of {@code orElse}.
 *
 * <pre>{@code
 * Offers.all().select(o -> Case.when(o.stock().eq(0), "sold out").when(o.stock().lt(5), "few").orElse("many"))
 * }</pre>
 *
 * <p>{@link CaseBranches} has the further branches.
 */
public final class Case {
    private Case() {}

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> CaseBranches<M, String, ComputedString<M>> when(Condition<M> condition, String value) {
        return new CaseBranches<M, String, ComputedString<M>>(ComputedExprs.Text::new)
                .and(condition, Constant.bound(StorageType.TEXT, value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> CaseBranches<M, String, ComputedString<M>> when(Condition<M> condition, StringExpr<?> value) {
        return new CaseBranches<M, String, ComputedString<M>>(ComputedExprs.Text::new)
                .and(condition, StatementParts.expr(value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> CaseBranches<M, Integer, ComputedWhole<M, Integer>> when(Condition<M> condition, int value) {
        return new CaseBranches<M, Integer, ComputedWhole<M, Integer>>(ComputedExprs.Whole::new)
                .and(condition, Constant.bound(StorageType.I32, value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> CaseBranches<M, Long, ComputedWhole<M, Long>> when(Condition<M> condition, long value) {
        return new CaseBranches<M, Long, ComputedWhole<M, Long>>(ComputedExprs.Whole::new)
                .and(condition, Constant.bound(StorageType.I64, value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> CaseBranches<M, Double, ComputedFloating<M, Double>> when(Condition<M> condition, double value) {
        return new CaseBranches<M, Double, ComputedFloating<M, Double>>(ComputedExprs.Floating::new)
                .and(condition, Constant.bound(StorageType.F64, value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> CaseBranches<M, BigDecimal, ComputedDecimal<M>> when(Condition<M> condition, BigDecimal value) {
        return new CaseBranches<M, BigDecimal, ComputedDecimal<M>>(ComputedExprs.Decimal::new)
                .and(condition, Constant.bound(StorageType.DECIMAL, value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M, N extends Number & Comparable<N>> CaseBranches<M, N, ComputedWhole<M, N>> when(
            Condition<M> condition, WholeExpr<?, N> value) {
        return new CaseBranches<M, N, ComputedWhole<M, N>>(ComputedExprs.Whole::new)
                .and(condition, StatementParts.expr(value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> CaseBranches<M, BigDecimal, ComputedDecimal<M>> when(
            Condition<M> condition, DecimalExpr<?> value) {
        return new CaseBranches<M, BigDecimal, ComputedDecimal<M>>(ComputedExprs.Decimal::new)
                .and(condition, StatementParts.expr(value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M, N extends Number & Comparable<N>> CaseBranches<M, N, ComputedFloating<M, N>> when(
            Condition<M> condition, FloatingExpr<?, N> value) {
        return new CaseBranches<M, N, ComputedFloating<M, N>>(ComputedExprs.Floating::new)
                .and(condition, StatementParts.expr(value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M, T> CaseBranches<M, T, ComputedExpr<M, T>> when(Condition<M> condition, OrderedExpr<?, T> value) {
        return new CaseBranches<M, T, ComputedExpr<M, T>>(ComputedExprs.Ordered::new)
                .and(condition, StatementParts.expr(value));
    }
}

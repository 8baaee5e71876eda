package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that depends on conditions: that of the first condition that is true, and otherwise that of {@code orElse}. Immutable.
 *
 * <pre>{@code
 * Offers.all().select(o -> Case.when(o.stock().eq(0), "sold out").when(o.stock().lt(5), "few").orElse("many"))
 * }</pre>
 *
 * <p>The values have the encoding of the first one. The result is NULL where the chosen value is NULL.
 *
 * @param <M> the model of the rows
 * @param <T> the Java type of the values
 * @param <E> the type of the expression
 */
public final class Case<M, T, E extends ComputedExpr<M, T>> {
    private final Function<BoundExpr, E> kind;
    private final List<Branch> branches;

    private record Branch(BoundExpr condition, BoundExpr value) {}

    private Case(Function<BoundExpr, E> kind) {
        this(kind, List.of());
    }

    private Case(Function<BoundExpr, E> kind, List<Branch> branches) {
        this.kind = kind;
        this.branches = branches;
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> Case<M, String, ComputedString<M>> when(Condition<M> condition, String value) {
        return new Case<M, String, ComputedString<M>>(ComputedExprs.Text::new)
                .and(condition, Constant.bound(StorageType.TEXT, value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> Case<M, String, ComputedString<M>> when(Condition<M> condition, StringExpr<?> value) {
        return new Case<M, String, ComputedString<M>>(ComputedExprs.Text::new)
                .and(condition, StatementParts.expr(value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> Case<M, Integer, ComputedWhole<M, Integer>> when(Condition<M> condition, int value) {
        return new Case<M, Integer, ComputedWhole<M, Integer>>(ComputedExprs.Whole::new)
                .and(condition, Constant.bound(StorageType.I32, value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> Case<M, Long, ComputedWhole<M, Long>> when(Condition<M> condition, long value) {
        return new Case<M, Long, ComputedWhole<M, Long>>(ComputedExprs.Whole::new)
                .and(condition, Constant.bound(StorageType.I64, value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> Case<M, Double, ComputedFloating<M, Double>> when(Condition<M> condition, double value) {
        return new Case<M, Double, ComputedFloating<M, Double>>(ComputedExprs.Floating::new)
                .and(condition, Constant.bound(StorageType.F64, value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> Case<M, BigDecimal, ComputedDecimal<M>> when(Condition<M> condition, BigDecimal value) {
        return new Case<M, BigDecimal, ComputedDecimal<M>>(ComputedExprs.Decimal::new)
                .and(condition, Constant.bound(StorageType.DECIMAL, value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M, N extends Number & Comparable<N>> Case<M, N, ComputedWhole<M, N>> when(
            Condition<M> condition, WholeExpr<?, N> value) {
        return new Case<M, N, ComputedWhole<M, N>>(ComputedExprs.Whole::new).and(condition, StatementParts.expr(value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M> Case<M, BigDecimal, ComputedDecimal<M>> when(Condition<M> condition, DecimalExpr<?> value) {
        return new Case<M, BigDecimal, ComputedDecimal<M>>(ComputedExprs.Decimal::new)
                .and(condition, StatementParts.expr(value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M, N extends Number & Comparable<N>> Case<M, N, ComputedFloating<M, N>> when(
            Condition<M> condition, FloatingExpr<?, N> value) {
        return new Case<M, N, ComputedFloating<M, N>>(ComputedExprs.Floating::new)
                .and(condition, StatementParts.expr(value));
    }

    /** Returns a case whose value is {@code value} where the condition is true. */
    public static <M, T> Case<M, T, ComputedExpr<M, T>> when(Condition<M> condition, OrderedExpr<?, T> value) {
        return new Case<M, T, ComputedExpr<M, T>>(ComputedExprs.Ordered::new)
                .and(condition, StatementParts.expr(value));
    }

    /**
     * Returns this case with another value, where this condition is true and none before it.
     *
     * @throws InvalidValueException when the value is null or outside the range of the first value
     */
    public Case<M, T, E> when(Condition<M> condition, T value) {
        return and(condition, encoded(value));
    }

    /**
     * Returns this case with another value, where this condition is true and none before it.
     *
     * @throws dev.runnel.error.InvalidStatementException when the values have different stored forms
     */
    public Case<M, T, E> when(Condition<M> condition, Expr<?, T> value) {
        return and(condition, sameForm(value));
    }

    /**
     * Returns the value, with the one where no condition is true.
     *
     * @throws InvalidValueException when the value is null or outside the range of the first value
     */
    public E orElse(T value) {
        return kind.apply(built(encoded(value)));
    }

    /**
     * Returns the value, with the one where no condition is true.
     *
     * @throws dev.runnel.error.InvalidStatementException when the values have different stored forms
     */
    public E orElse(Expr<?, T> value) {
        return kind.apply(built(sameForm(value)));
    }

    private Case<M, T, E> and(Condition<M> condition, BoundExpr value) {
        List<Branch> all = new ArrayList<>(branches);
        all.add(new Branch(StatementParts.condition(condition), value.isExact()));
        return new Case<>(kind, all);
    }

    private ModelExpr first() {
        return branches.get(0).value().shape();
    }

    private BoundExpr encoded(@Nullable Object value) {
        if (value == null) {
            throw new InvalidValueException(ParameterValues.nameOf(first()), InvalidValueException.Reason.NULL);
        }
        return ParameterValues.operand(first(), value).isExact();
    }

    private BoundExpr sameForm(Expr<?, T> value) {
        BoundExpr expr = StatementParts.expr(value).isExact();
        ParameterValues.checkSameEncoding(first(), expr.shape());
        return expr;
    }

    private BoundExpr built(BoundExpr otherwise) {
        Encoding<?, ?> encoding = ModelExprs.mapping(first()).storageForm();
        BoundExpr result = otherwise;
        for (int i = branches.size() - 1; i >= 0; i--) {
            Branch branch = branches.get(i);
            Call call = new Call(
                    BuiltInFunctions.CASE,
                    List.of(branch.condition().shape(), branch.value().shape(), result.shape()),
                    encoding);
            Object[] values =
                    BoundExpr.join(branch.condition().values(), branch.value().values());
            result = new BoundExpr(call, BoundExpr.join(values, result.values()));
        }
        return result;
    }
}

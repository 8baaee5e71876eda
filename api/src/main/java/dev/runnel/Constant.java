package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Expressions over values of the application, for use with functions that the database computes. They reference no row, so a create accepts
 * them:
 *
 * <pre>{@code
 * Users.create().name("Ann").handle(Constant.of(typed).lower())
 * Todos.create().title("x").due(Constant.coalesce(due, Now.instant()))
 * }</pre>
 *
 * <p>A plain value needs no {@code Constant}: pass it to the setter or the comparison.
 */
public final class Constant {
    private Constant() {}

    /**
     * Returns a text as an expression.
     *
     * @throws dev.runnel.error.InvalidValueException when no column can store the text
     */
    public static <M> ComputedString<M> of(String value) {
        return new ComputedExprs.Text<>(bound(StorageType.TEXT, value));
    }

    /** Returns a whole number as an expression. */
    public static <M> ComputedWhole<M, Integer> of(int value) {
        return new ComputedExprs.Whole<>(bound(StorageType.I32, value));
    }

    /** Returns a whole number as an expression. */
    public static <M> ComputedWhole<M, Long> of(long value) {
        return new ComputedExprs.Whole<>(bound(StorageType.I64, value));
    }

    /**
     * Returns a floating-point number as an expression.
     *
     * @throws dev.runnel.error.InvalidValueException when the value is NaN
     */
    public static <M> ComputedFloating<M, Double> of(double value) {
        return new ComputedExprs.Floating<>(bound(StorageType.F64, value));
    }

    /**
     * Returns a decimal as an expression.
     *
     * @throws dev.runnel.error.InvalidValueException when no column can store the value
     */
    public static <M> ComputedDecimal<M> of(BigDecimal value) {
        return new ComputedExprs.Decimal<>(bound(StorageType.DECIMAL, value));
    }

    static BoundExpr bound(StorageType storage, Object value) {
        Objects.requireNonNull(value, "value");
        return ParameterValues.operand(new ValueExpr(Value.Param.of(Type.of(storage))), value);
    }

    /**
     * Returns {@code value}, or {@code otherwise} where {@code value} is null. The value is encoded as {@code otherwise} is.
     *
     * @throws dev.runnel.error.InvalidValueException when the encoding of {@code otherwise} cannot store the value
     */
    public static <M, T> ComputedExpr<M, T> coalesce(@Nullable T value, Expr<?, T> otherwise) {
        ModelExpr other = StatementParts.expr(otherwise).shape();
        ValueExpr parameter = new ValueExpr(Value.Param.of(other.type().asNullable()));
        BoundExpr constant = value == null ? null : ParameterValues.operand(other, value);
        Object stored = constant == null ? null : constant.values()[0];
        BoundExpr given = new BoundExpr(parameter, new @Nullable Object[] {stored});
        BoundExpr computed = FunctionCalls.coalesce(given, StatementParts.expr(otherwise), ModelExprs.mapping(other));
        BoundExpr first = constant == null ? computed : computed.of(computed, constant);
        return new ComputedExprs.Ordered<>(first);
    }
}

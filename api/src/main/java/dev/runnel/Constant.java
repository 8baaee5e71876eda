package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Expressions over values of the application, for use with functions that the database computes. They reference no row, so a create accepts
 * them:
 *
 * <pre>{@code
 * Users.create().name("Ann").handle(Constant.text(typed).lower())
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
     * @param value the text; not null
     * @throws dev.runnel.error.InvalidValueException when no column can store the text
     */
    public static <M> StringExpr<M> text(String value) {
        Objects.requireNonNull(value, "value");
        ValueExpr parameter = new ValueExpr(Value.Param.of(Type.of(StorageType.TEXT)));
        BoundExpr text = new BoundExpr(
                parameter, ParameterValues.encodeForComparison(parameter, value).stored());
        return (StringExpr<M> & BoundExprSource) () -> text;
    }

    /**
     * Returns {@code value}, or {@code otherwise} where {@code value} is null. The value is encoded as {@code otherwise} is.
     *
     * @throws dev.runnel.error.InvalidValueException when the encoding of {@code otherwise} cannot store the value
     */
    public static <M, T> OrderedExpr<M, T> coalesce(@Nullable T value, Expr<?, T> otherwise) {
        ModelExpr other = StatementParts.expr(otherwise).shape();
        ValueExpr parameter = new ValueExpr(Value.Param.of(other.type().asNullable()));
        BoundExpr constant = value == null ? null : ParameterValues.operand(other, value);
        Object stored = constant == null ? null : constant.values()[0];
        BoundExpr given = new BoundExpr(parameter, new @Nullable Object[] {stored});
        BoundExpr computed = FunctionCalls.coalesce(given, StatementParts.expr(otherwise), ModelExprs.mapping(other));
        BoundExpr first = constant == null ? computed : computed.of(computed, constant);
        return (OrderedExpr<M, T> & BoundExprSource) () -> first;
    }
}

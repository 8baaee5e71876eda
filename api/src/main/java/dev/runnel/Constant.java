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
 * Values of the application as expressions, of which the database computes. They need no row, so a row to be created takes them:
 *
 * <pre>{@code
 * Users.create().name("Ann").handle(Constant.text(typed).lower())
 * Todos.create().title("x").due(Constant.coalesce(due, Now.instant()))
 * }</pre>
 *
 * <p>A value that is used as it is needs none of it.
 */
public final class Constant {
    private Constant() {}

    /**
     * A text.
     *
     * @throws dev.runnel.error.InvalidValueException when no column holds it
     */
    public static <M> StringExpr<M> text(String value) {
        Objects.requireNonNull(value, "value");
        ValueExpr hole = new ValueExpr(Value.Param.of(Type.of(StorageType.TEXT)));
        BoundExpr text = new BoundExpr(
                hole, ParameterValues.encodeForComparison(hole, value).stored());
        return (StringExpr<M> & BoundExprSource) () -> text;
    }

    /**
     * The value, and what is computed where it is null.
     *
     * @throws dev.runnel.error.InvalidValueException when what is computed cannot be such a value
     */
    public static <M, T> OrderedExpr<M, T> coalesce(@Nullable T value, Expr<?, T> otherwise) {
        ModelExpr other = StatementParts.expr(otherwise).shape();
        ValueExpr hole = new ValueExpr(Value.Param.of(other.type().orAbsent()));
        BoundExpr constant = value == null ? null : ParameterValues.operand(other, value);
        Object stored = constant == null ? null : constant.values()[0];
        BoundExpr given = new BoundExpr(hole, new @Nullable Object[] {stored});
        BoundExpr computed = FunctionCalls.coalesce(given, StatementParts.expr(otherwise), ModelExprs.mapping(other));
        BoundExpr first = constant == null ? computed : computed.of(computed, constant);
        return (OrderedExpr<M, T> & BoundExprSource) () -> first;
    }
}

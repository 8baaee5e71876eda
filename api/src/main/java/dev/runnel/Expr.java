package dev.runnel;

import dev.runnel.companion.BoundCondition;
import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression that has a value on every row, or is absent there. Equality is null-safe.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface Expr<M, T> {
    /** Equal to a value; {@code eq(null)} holds where the expression is null. */
    default Condition<M> eq(@Nullable T value) {
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.EQ, value);
    }

    /**
     * Both have equal values, or both are null.
     *
     * @param none no argument: the method takes any number of them so that {@code eq(null)} selects {@link #eq(Object)}
     */
    default Condition<M> eq(Expr<?, T> other, Void... none) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.EQ, StatementParts.expr(other));
    }

    /** Not equal to a value: also where the expression is null, unless the value is null. */
    default Condition<M> ne(@Nullable T value) {
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.NE, value);
    }

    /**
     * The complement of {@link #eq(Expr, Void...)}.
     *
     * @param none no argument: the method takes any number of them so that {@code ne(null)} selects {@link #ne(Object)}
     */
    default Condition<M> ne(Expr<?, T> other, Void... none) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.NE, StatementParts.expr(other));
    }

    /**
     * Equal to one of the values. False for an empty collection, and where the expression is absent.
     *
     * @throws dev.runnel.error.InvalidStatementException when a value is null
     */
    default Condition<M> in(Collection<? extends T> values) {
        BoundExpr operand = StatementParts.expr(this);
        List<Object> kept = new ArrayList<>(values.size());
        for (T value : values) {
            ParameterValues.element(operand.isExact().shape(), value).ifPresent(kept::add);
        }
        if (kept.isEmpty()) {
            return new BoundCondition<>(new BoundExpr(ValueExpr.FALSE));
        }
        Value.ListParam list = Value.ListParam.of(operand.shape().type().present());
        return new BoundCondition<>(new BoundExpr(
                new InList(operand.shape(), list), BoundExpr.join(operand.values(), new Object[] {kept})));
    }

    /**
     * The complement of {@link #in(Collection)}: true for an empty collection, and where the expression is absent.
     *
     * @throws dev.runnel.error.InvalidStatementException when a value is null
     */
    default Condition<M> notIn(Collection<? extends T> values) {
        return this.in(values).not();
    }

    /**
     * Equal to a value that the selection gives. False where the expression is absent.
     *
     * <pre>{@code Todos.filter(t -> t.userId().in(Users.filter(u -> u.name().eq("Ann")).select(u -> u.id())))}</pre>
     *
     * <p>A nullable field is selected through {@link Selection#present}. The selection may name fields of the query around it.
     */
    default Condition<M> in(Selection<? extends T> subquery) {
        return Subqueries.in(StatementParts.expr(this), subquery);
    }

    /** The complement of {@link #in(Selection)}: also true where the expression is absent. */
    default Condition<M> notIn(Selection<? extends T> subquery) {
        return this.in(subquery).not();
    }
}

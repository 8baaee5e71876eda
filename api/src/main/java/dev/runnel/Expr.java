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
 * An expression with a value or NULL for each row. Equality is null-safe: NULL equals NULL, and each condition is true or false.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface Expr<M, T> {
    /** Returns the condition that this expression equals {@code value}; {@code eq(null)} is true where this expression is NULL. */
    default Condition<M> eq(@Nullable T value) {
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.EQ, value);
    }

    /**
     * Returns the condition that both expressions have equal values or both are NULL.
     *
     * @param none no argument: the method takes any number of them so that {@code eq(null)} selects {@link #eq(Object)}
     */
    default Condition<M> eq(Expr<?, T> other, Void... none) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.EQ, StatementParts.expr(other));
    }

    /**
     * Returns the condition that this expression equals the values of the selection: any or all of them.
     *
     * @param none no argument: the method takes any number of them so that {@code eq(null)} selects {@link #eq(Object)}
     */
    default Condition<M> eq(QuantifiedSelection<T> values, Void... none) {
        return values.compare(StatementParts.expr(this), CompareOp.EQ);
    }

    /** Returns the complement of {@link #eq(Object)}: true also where this expression is NULL, unless {@code value} is null. */
    default Condition<M> ne(@Nullable T value) {
        return ComparisonExprs.with(StatementParts.expr(this), CompareOp.NE, value);
    }

    /**
     * Returns the complement of {@link #eq(Expr, Void...)}.
     *
     * @param none no argument: the method takes any number of them so that {@code ne(null)} selects {@link #ne(Object)}
     */
    default Condition<M> ne(Expr<?, T> other, Void... none) {
        return ComparisonExprs.between(StatementParts.expr(this), CompareOp.NE, StatementParts.expr(other));
    }

    /**
     * Returns the condition that this expression differs from the values of the selection: from any or from all of them. It is false for NULL.
     *
     * @param none no argument: the method takes any number of them so that {@code ne(null)} selects {@link #ne(Object)}
     */
    default Condition<M> ne(QuantifiedSelection<T> values, Void... none) {
        return values.compare(StatementParts.expr(this), CompareOp.NE);
    }

    /**
     * Returns the condition that this expression equals one of the values. It is false for an empty collection, and where this expression is
     * NULL.
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
        Value.ListParam list = Value.ListParam.of(operand.shape().type().asNonNull());
        return new BoundCondition<>(new BoundExpr(
                new InList(operand.shape(), list), BoundExpr.join(operand.values(), new Object[] {kept})));
    }

    /**
     * Returns the complement of {@link #in(Collection)}: true for an empty collection, and where this expression is NULL.
     *
     * @throws dev.runnel.error.InvalidStatementException when a value is null
     */
    default Condition<M> notIn(Collection<? extends T> values) {
        return this.in(values).not();
    }

    /**
     * Returns the condition that this expression equals a value of the subquery. It is false where this expression is NULL.
     *
     * <pre>{@code Todos.filter(t -> t.userId().in(Users.filter(u -> u.name().eq("Ann")).select(u -> u.id())))}</pre>
     *
     * <p>Select a nullable field through {@link Selection#present}. The subquery may reference fields of the outer query.
     *
     * @throws dev.runnel.error.InvalidStatementException when the subquery does not select one column with the type of this expression
     */
    default Condition<M> in(Selection<? extends T> subquery) {
        return Subqueries.in(StatementParts.expr(this), subquery);
    }

    /** Returns the complement of {@link #in(Selection)}: true also where this expression is NULL. */
    default Condition<M> notIn(Selection<? extends T> subquery) {
        return this.in(subquery).not();
    }
}

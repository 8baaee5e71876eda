package dev.runnel;

import dev.runnel.companion.BoundCondition;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import java.util.Collection;

/**
 * An expression that is true or false for each row, never unknown, also where columns are NULL. Immutable. A stored condition
 * ({@code Users.where(…)}) may be used in any statement over its model, at any depth.
 *
 * @param <M> the model of the rows
 */
public interface Condition<M> extends Selectable<M, Boolean> {
    /** Returns the conjunction of the conditions; for an empty collection a condition that is true for every row. */
    static <M> Condition<M> allOf(Collection<Condition<M>> conditions) {
        return conditions.stream()
                .reduce(Condition::and)
                .orElseGet(() -> new BoundCondition<>(new BoundExpr(ValueExpr.TRUE)));
    }

    /** Returns the disjunction of the conditions; for an empty collection a condition that is false for every row. */
    static <M> Condition<M> anyOf(Collection<Condition<M>> conditions) {
        return conditions.stream()
                .reduce(Condition::or)
                .orElseGet(() -> new BoundCondition<>(new BoundExpr(ValueExpr.FALSE)));
    }

    /**
     * Returns the condition that the query returns at least one row. The query may reference fields of the outer query. Its order and its includes
     * have no effect.
     *
     * <pre>{@code Users.filter(u -> Condition.exists(Invoices.filter(i -> i.email().eq(u.email()))))}</pre>
     *
     * @throws dev.runnel.error.InvalidStatementException when the query has a limit, an offset or a cursor
     */
    static <M> Condition<M> exists(Query<?, ?, ?> query) {
        return Subqueries.exists(query.clauses());
    }

    /** Returns a condition that is true where both conditions are true. */
    Condition<M> and(Condition<? super M> other);

    /** Returns a condition that is true where at least one of both conditions is true. */
    Condition<M> or(Condition<? super M> other);

    /** Returns the complement: a condition that is true for exactly the rows for which this one is false. */
    Condition<M> not();
}

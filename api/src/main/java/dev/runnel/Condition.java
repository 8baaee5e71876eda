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

    /** Returns a condition that is true where both conditions are true. */
    Condition<M> and(Condition<M> other);

    /** Returns a condition that is true where at least one of both conditions is true. */
    Condition<M> or(Condition<M> other);

    /** Returns the complement: a condition that is true for exactly the rows for which this one is false. */
    Condition<M> not();
}

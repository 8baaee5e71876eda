package dev.runnel;

import dev.runnel.companion.BoundCondition;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import java.util.Collection;

/**
 * Something that is true or false of every row; never unknown, whatever is absent. Immutable. One that was kept
 * ({@code Users.where(…)}) may be used in any statement over its model, at any depth.
 *
 * @param <M> the model it is about
 */
public interface Condition<M> extends Selectable<M, Boolean> {
    /** True of the rows that all of them are true of; of every row where there are none. */
    static <M> Condition<M> allOf(Collection<Condition<M>> conditions) {
        return conditions.stream()
                .reduce(Condition::and)
                .orElseGet(() -> new BoundCondition<>(new BoundExpr(ValueExpr.TRUE)));
    }

    /** True of the rows that one of them is true of, or several; of none where there are none. */
    static <M> Condition<M> anyOf(Collection<Condition<M>> conditions) {
        return conditions.stream()
                .reduce(Condition::or)
                .orElseGet(() -> new BoundCondition<>(new BoundExpr(ValueExpr.FALSE)));
    }

    /** True of the rows that both are true of. */
    Condition<M> and(Condition<M> other);

    /** True of the rows that one of them is true of, or both. */
    Condition<M> or(Condition<M> other);

    /** The complement: true of exactly the rows that this is false of. */
    Condition<M> not();
}

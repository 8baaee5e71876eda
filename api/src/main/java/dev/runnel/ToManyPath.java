package dev.runnel;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A has-many relation.
 *
 * @param <M> the model that the path starts at
 * @param <C> the related model
 * @param <F> the fields of the related model
 * @param <Q> the query of the related model
 */
public interface ToManyPath<M, C, F, Q extends Query<C, F, Q>> extends ToManySelection<M, C>, AggregatedRows<M, C, F> {
    /** Returns the condition that {@code condition} is true for at least one related row. */
    Condition<M> any(Function<? super F, Condition<C>> condition);

    /** Returns the condition that {@code condition} is true for no related row. */
    Condition<M> none(Function<? super F, Condition<C>> condition);

    /** Returns the condition that {@code condition} is true for every related row; true also where none exists. */
    Condition<M> all(Function<? super F, Condition<C>> condition);

    /** Returns the number of related rows, for comparisons, orders and selections. */
    @Override
    CountExpr<M> count();

    /** Returns the related rows with a filter, an order, an offset and limit for each parent, and nested includes. */
    ToManySelection<M, C> with(UnaryOperator<Q> shape);

    /** Returns a selection of one value of each related row as a list; empty where no related row exists. */
    <A> Selectable<M, List<A>> select(Function<? super F, ? extends Selectable<C, A>> value);

    /** Returns the selection of a query over the related rows as a list, with a filter, an order and a limit for each parent. */
    <A> Selectable<M, List<A>> selecting(Function<? super Q, Selection<A>> shape);
}

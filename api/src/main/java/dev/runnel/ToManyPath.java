package dev.runnel;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A has-many relation.
 *
 * @param <M> the model it starts at
 * @param <C> the model it leads to
 * @param <F> the fields of that model
 * @param <Q> the query of that model
 */
public interface ToManyPath<M, C, F, Q extends Query<C, F, Q>> extends ToManySelection<M, C> {
    /** The condition holds for some related row. */
    Condition<M> any(Function<? super F, Condition<C>> condition);

    /** The condition holds for no related row. */
    Condition<M> none(Function<? super F, Condition<C>> condition);

    /** The condition holds for every related row; also where there is none. */
    Condition<M> all(Function<? super F, Condition<C>> condition);

    /** How many related rows there are, to be compared, sorted by or selected. */
    CountExpr<M> count();

    /** Its rows shaped by filter, order, offset and limit (per parent) and nested includes. */
    ToManySelection<M, C> with(UnaryOperator<Q> shape);

    /** One value of each related row, as a list; empty where there is none. */
    <A> Selectable<M, List<A>> select(Function<? super F, ? extends Selectable<C, A>> value);

    /** What a query of the related rows selects, as a list: filtered, sorted, limited per parent, of up to eight values. */
    <A> Selectable<M, List<A>> selecting(Function<? super Q, Selection<A>> shape);
}

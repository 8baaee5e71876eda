package dev.runnel;

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
public interface ManyPath<M, C, F, Q extends Query<C, F, Q>> extends Include<M> {
    /** The condition holds for some related row. */
    Condition<M> any(Function<? super F, Condition<C>> condition);

    /** The condition holds for no related row. */
    Condition<M> none(Function<? super F, Condition<C>> condition);

    /** The condition holds for every related row; also where there is none. */
    Condition<M> all(Function<? super F, Condition<C>> condition);

    /** How many related rows there are, to be compared, sorted by or selected. */
    CountExpr<M> count();

    /** Includes it, shaped by filter, order, limit (per parent) and nested includes of the children. */
    Include<M> with(UnaryOperator<Q> shape);
}

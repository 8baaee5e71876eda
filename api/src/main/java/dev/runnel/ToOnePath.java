package dev.runnel;

import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A to-one relation.
 *
 * @param <M> the model it starts at
 * @param <C> the model it leads to
 * @param <Q> the query of that model
 */
public interface ToOnePath<M, C, Q> extends Include<M>, Selectable<M, C> {
    /** It leads to this row. */
    Condition<M> eq(C row);

    /** It leads to another row, or nowhere. */
    Condition<M> ne(C row);

    /**
     * It leads to one of these rows. False for an empty collection, and where it leads nowhere.
     *
     * @throws dev.runnel.error.InvalidStatementException when a row is null
     */
    Condition<M> in(Collection<? extends C> rows);

    /** The complement of {@link #in}: true for an empty collection, and where it leads nowhere. */
    default Condition<M> notIn(Collection<? extends C> rows) {
        return in(rows).not();
    }

    /** Includes it, and what the shape includes with it. */
    Include<M> with(UnaryOperator<Q> shape);

    /** Its record, or nothing, selected: for a relation that may lead nowhere. */
    Selectable<M, Optional<C>> optional();
}

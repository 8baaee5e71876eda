package dev.runnel;

import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A to-one relation.
 *
 * @param <M> the model that the path starts at
 * @param <C> the related model
 * @param <Q> the query of the related model
 */
public interface ToOnePath<M, C, Q> extends Include<M>, Selectable<M, C> {
    /**
     * Returns the condition that the related row has the key of {@code row}.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code row} is null
     */
    Condition<M> eq(C row);

    /**
     * Returns the complement of {@link #eq}: the relation has another row, or none.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code row} is null
     */
    Condition<M> ne(C row);

    /**
     * Returns the condition that the related row has the key of one of these rows. It is false for an empty collection, and where the relation
     * has no row.
     *
     * @throws dev.runnel.error.InvalidStatementException when a row is null
     */
    Condition<M> in(Collection<? extends C> rows);

    /** Returns the complement of {@link #in}: true for an empty collection, and where the relation has no row. */
    default Condition<M> notIn(Collection<? extends C> rows) {
        return in(rows).not();
    }

    /** Returns an include of the related row with the nested includes of {@code shape}. */
    Include<M> with(UnaryOperator<Q> shape);

    /** Returns a selection of the related record, empty where the relation has no row. */
    Selectable<M, Optional<C>> optional();
}

package dev.runnel;

import dev.runnel.internal.SelectionPart;
import java.util.Objects;

/**
 * An expression or relation that a query can select.
 *
 * @param <M> the model that the path starts at
 * @param <R> the type of the selected value; never null
 */
public interface Selectable<M, R> {
    /** Returns a selection of the same value for each row. The database does not receive the value. */
    static <M, R> Selectable<M, R> constant(R value) {
        Objects.requireNonNull(value, "value");
        return (Selectable<M, R> & SelectionPart<R>) selecting -> {
            selecting.addNothing();
            return row -> value;
        };
    }
}

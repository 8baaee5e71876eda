package dev.runnel;

import dev.runnel.internal.SelectionPart;
import java.util.Objects;

/**
 * Something that a query can select.
 *
 * @param <M> the model it starts at
 * @param <R> what a selected row holds; never null
 */
public interface Selectable<M, R> {
    /** A value that every row holds, whatever the row. The store is not asked for it. */
    static <M, R> Selectable<M, R> constant(R value) {
        Objects.requireNonNull(value, "value");
        return (Selectable<M, R> & SelectionPart<R>) selecting -> {
            selecting.addNothing();
            return row -> value;
        };
    }
}

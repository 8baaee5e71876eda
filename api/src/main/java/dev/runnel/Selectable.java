package dev.runnel;

import dev.runnel.internal.SelectionBuilder;
import dev.runnel.spi.RowReader;
import java.util.Objects;

/**
 * An expression or relation that a query can select.
 *
 * @param <M> the model that the path starts at
 * @param <R> the type of the selected value; never null
 */
public interface Selectable<M, R> {
    /** Adds itself to what is selected; gives how it is read. Not for applications. */
    RowReader<R> addTo(SelectionBuilder selecting);

    /** Returns a selection of the same value for each row. The database does not receive the value. */
    static <M, R> Selectable<M, R> constant(R value) {
        Objects.requireNonNull(value, "value");
        return selecting -> {
            selecting.addNothing();
            return row -> value;
        };
    }
}

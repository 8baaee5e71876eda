package dev.runnel;

import dev.runnel.spi.Row;
import dev.runnel.stmt.Fragment;

/**
 * Something that a query can select.
 *
 * @param <M> the model it starts at
 * @param <R> what a selected row holds; never null
 */
public interface Selectable<M, R> {
    /** Its shape and values. Not for applications. */
    Fragment fragment();

    /** Reads it from a selected row. Not for applications. */
    R read(Row row, int index);
}

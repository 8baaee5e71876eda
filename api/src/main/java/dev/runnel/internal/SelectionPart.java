package dev.runnel.internal;

import dev.runnel.spi.RowReader;

/**
 * The hidden part of a selectable.
 *
 * @param <R> the value that a selected row holds; never null
 */
public interface SelectionPart<R> {
    /** Adds this part to a selection and returns its reader. */
    RowReader<R> addTo(SelectionBuilder selecting);
}

package dev.runnel;

import dev.runnel.stmt.Fragment;

/**
 * Something that a query can load beside the columns of its records.
 *
 * @param <M> the model it starts at
 */
public interface Include<M> {
    /** Its shape. Not for applications. */
    dev.runnel.stmt.Include include();

    /** The values for the holes of its shape. Not for applications. */
    default Object[] includeValues() {
        return Fragment.NO_VALUES;
    }
}

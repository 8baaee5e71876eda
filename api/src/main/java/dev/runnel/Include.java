package dev.runnel;

import dev.runnel.stmt.BoundExpr;

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
        return BoundExpr.NO_VALUES;
    }
}

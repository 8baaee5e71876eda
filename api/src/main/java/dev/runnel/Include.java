package dev.runnel;

import dev.runnel.stmt.BoundExpr;

/**
 * A relation or deferred column that a query can load together with its records.
 *
 * @param <M> the model that the path starts at
 */
public interface Include<M> {
    /** Its shape. Not for applications. */
    dev.runnel.stmt.Include include();

    /** The values for the holes of its shape. Not for applications. */
    default Object[] includeValues() {
        return BoundExpr.NO_VALUES;
    }
}

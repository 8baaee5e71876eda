package dev.runnel;

/**
 * A deferred column. It can be included; {@link #value()} is the column for comparisons and selections.
 *
 * @param <M> the model that the path starts at
 * @param <P> the type of the path of its value
 */
public interface DeferredPath<M, P> extends Include<M> {
    /** Returns the column for conditions, orders and selections. None of them loads the column into the record. */
    P value();
}

package dev.runnel;

/**
 * A deferred column: it can be included. What can be compared or selected is in its {@link #value()}.
 *
 * @param <M> the model it starts at
 * @param <P> the path of its value
 */
public interface DeferredPath<M, P> extends Include<M> {
    /** The column itself, for conditions, sorting and selection: none of them loads it into the record. */
    P value();
}

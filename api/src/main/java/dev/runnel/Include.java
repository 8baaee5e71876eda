package dev.runnel;

/**
 * A relation or deferred column that a query can load together with its records.
 *
 * @param <M> the model that the path starts at
 */
public interface Include<M> {}

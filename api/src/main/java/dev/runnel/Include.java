package dev.runnel;

/**
 * Something that a query can load beside the columns of its records.
 *
 * @param <M> the model it starts at
 */
public interface Include<M> {}

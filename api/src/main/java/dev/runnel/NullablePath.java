package dev.runnel;

/**
 * A nullable column.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface NullablePath<M, T> extends OrderedExpr<M, T>, NullableExpr<M, T> {}

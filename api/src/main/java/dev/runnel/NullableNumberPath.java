package dev.runnel;

/**
 * A nullable number column.
 *
 * @param <M> the model it starts at
 * @param <N> the Java type of its value
 */
public interface NullableNumberPath<M, N extends Number & Comparable<N>> extends NumberExpr<M, N>, NullablePath<M, N> {}

package dev.runnel;

/**
 * A required whole number column.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface WholePath<M, N extends Number & Comparable<N>> extends WholeExpr<M, N>, Path<M, N> {}

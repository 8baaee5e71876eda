package dev.runnel;

/**
 * A required number column.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface NumberPath<M, N extends Number & Comparable<N>> extends NumberExpr<M, N>, Path<M, N> {}

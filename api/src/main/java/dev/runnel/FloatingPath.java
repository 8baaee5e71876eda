package dev.runnel;

/**
 * A required floating-point column.
 *
 * @param <M> the model that the expression starts at
 * @param <N> the Java type of its value
 */
public interface FloatingPath<M, N extends Number & Comparable<N>> extends FloatingExpr<M, N>, Path<M, N> {}

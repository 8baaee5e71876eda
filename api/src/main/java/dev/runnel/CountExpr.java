package dev.runnel;

/**
 * The number of related rows, of rows of a group, or of their values; 0 where there are none.
 *
 * @param <M> the model that the expression starts at
 */
public interface CountExpr<M> extends WholeExpr<M, Long>, Selectable<M, Long> {}

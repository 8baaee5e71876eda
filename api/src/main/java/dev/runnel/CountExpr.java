package dev.runnel;

/**
 * How many related rows there are; none are 0.
 *
 * @param <M> the model it starts at
 */
public interface CountExpr<M> extends NumberExpr<M, Long>, Selectable<M, Long> {}

package dev.runnel;

/**
 * A required column whose values have a sum.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface AdditivePath<M, T> extends AdditiveExpr<M, T>, Path<M, T> {}

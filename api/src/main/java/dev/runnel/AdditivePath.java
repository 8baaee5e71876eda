package dev.runnel;

/**
 * A required column whose values can be added.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface AdditivePath<M, T> extends AdditiveExpr<M, T>, Path<M, T> {}

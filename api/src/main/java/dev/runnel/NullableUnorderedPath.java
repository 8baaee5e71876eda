package dev.runnel;

/**
 * A nullable column whose values the database can compare for equality, but not by order, for example an enum.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface NullableUnorderedPath<M, T> extends NullableExpr<M, T> {}

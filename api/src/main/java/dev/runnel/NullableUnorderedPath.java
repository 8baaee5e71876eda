package dev.runnel;

/**
 * A nullable column whose values have no order that the store knows: an enum. They are equal or not.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface NullableUnorderedPath<M, T> extends NullableExpr<M, T> {}

package dev.runnel;

/**
 * A nullable text column.
 *
 * @param <M> the model it starts at
 */
public interface NullableStringPath<M> extends StringExpr<M>, NullablePath<M, String> {}

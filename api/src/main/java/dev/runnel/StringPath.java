package dev.runnel;

/**
 * A required text column.
 *
 * @param <M> the model it starts at
 */
public interface StringPath<M> extends StringExpr<M>, Path<M, String> {}

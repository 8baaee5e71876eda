package dev.runnel;

/**
 * A required text column.
 *
 * @param <M> the model that the expression starts at
 */
public interface StringPath<M> extends StringExpr<M>, Path<M, String> {}

package dev.runnel;

/**
 * A text. Texts are ordered by code point.
 *
 * @param <M> the model it starts at
 */
public interface StringExpr<M> extends OrderedExpr<M, String> {}

package dev.runnel;

/**
 * An expression that is never NULL. Its selection is the value itself.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface NonNullExpr<M, T> extends Expr<M, T>, Selectable<M, T> {}

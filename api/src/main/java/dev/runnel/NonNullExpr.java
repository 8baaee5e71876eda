package dev.runnel;

/**
 * An expression that has a value on every row. It can be selected as it is.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface NonNullExpr<M, T> extends Expr<M, T>, Selectable<M, T> {}

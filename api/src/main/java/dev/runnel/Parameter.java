package dev.runnel;

/**
 * A parameter of a prepared statement: the place of a value that {@code with} passes for each execution. Comparisons, functions and setters take
 * it as they take another expression. See {@link Prepared}.
 *
 * @param <T> the Java type of the value
 */
public interface Parameter<T> extends Expr<Object, T> {}

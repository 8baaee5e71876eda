package dev.runnel;

/**
 * An expression with a mean over many rows: a {@link WholeExpr}, a {@link DecimalExpr} or a {@link FloatingExpr}.
 *
 * @param <M> the model that the expression starts at
 * @param <A> the Java type of the mean: {@code Double} for floating-point numbers, otherwise {@code BigDecimal}
 */
public interface AverageableExpr<M, A> {}

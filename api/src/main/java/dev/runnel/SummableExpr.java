package dev.runnel;

/**
 * An expression with a sum over many rows: a {@link WholeExpr}, a {@link DecimalExpr}, a {@link FloatingExpr} or an {@link AdditiveExpr}.
 *
 * @param <M> the model that the expression starts at
 * @param <S> the Java type of the sum: {@code Long} for whole numbers, {@code BigDecimal} for decimals, {@code Double} for floating-point
 *     numbers, otherwise the type of the expression
 */
public interface SummableExpr<M, S> {}

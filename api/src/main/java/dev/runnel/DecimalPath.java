package dev.runnel;

import java.math.BigDecimal;

/**
 * A required decimal column.
 *
 * @param <M> the model that the expression starts at
 */
public interface DecimalPath<M> extends DecimalExpr<M>, Path<M, BigDecimal> {}

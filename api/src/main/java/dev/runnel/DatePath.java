package dev.runnel;

import java.time.LocalDate;

/**
 * A required date column.
 *
 * @param <M> the model that the expression starts at
 */
public interface DatePath<M> extends DateExpr<M>, Path<M, LocalDate> {}

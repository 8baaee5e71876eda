package dev.runnel;

import java.time.LocalDate;

/**
 * A date.
 *
 * @param <M> the model that the expression starts at
 */
public interface DateExpr<M> extends CalendarExpr<M, LocalDate> {}

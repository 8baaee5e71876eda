package dev.runnel;

import java.time.LocalDateTime;

/**
 * A date and a time of day without a zone, in microseconds.
 *
 * @param <M> the model that the expression starts at
 */
public interface DateTimeExpr<M> extends TimestampExpr<M, LocalDateTime> {}

package dev.runnel;

import java.time.LocalDateTime;

/**
 * A required date and time column.
 *
 * @param <M> the model that the expression starts at
 */
public interface DateTimePath<M> extends DateTimeExpr<M>, Path<M, LocalDateTime> {}

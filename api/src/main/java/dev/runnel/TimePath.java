package dev.runnel;

import java.time.LocalTime;

/**
 * A required time of day column.
 *
 * @param <M> the model that the expression starts at
 */
public interface TimePath<M> extends TimeExpr<M>, Path<M, LocalTime> {}

package dev.runnel;

import java.time.Duration;

/**
 * A required duration column.
 *
 * @param <M> the model that the expression starts at
 */
public interface DurationPath<M> extends DurationExpr<M>, AdditivePath<M, Duration> {}

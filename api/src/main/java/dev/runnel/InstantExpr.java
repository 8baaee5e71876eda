package dev.runnel;

import java.time.Instant;

/**
 * A point in time, in microseconds. Its date and its time of day are those in UTC.
 *
 * @param <M> the model that the expression starts at
 */
public interface InstantExpr<M> extends TimestampExpr<M, Instant> {}

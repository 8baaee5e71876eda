package dev.runnel;

import java.time.Instant;

/**
 * A required instant column.
 *
 * @param <M> the model that the expression starts at
 */
public interface InstantPath<M> extends InstantExpr<M>, Path<M, Instant> {}

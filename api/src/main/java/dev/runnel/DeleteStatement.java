package dev.runnel;

import java.util.List;

/**
 * The removal of the rows of a query.
 *
 * @param <M> the model
 */
public interface DeleteStatement<M> extends Statement<MutationResult> {
    /**
     * Gives the removed rows back, as they were, in no order. Deferred columns are loaded, since they cannot be read any more; deferred
     * relations are not.
     */
    Statement<List<M>> returning();
}

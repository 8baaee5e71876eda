package dev.runnel;

import java.util.List;

/**
 * A statement that deletes the rows of a query and returns their number. Immutable.
 *
 * @param <M> the model
 */
public interface DeleteStatement<M> extends Statement<MutationResult> {
    /**
     * Returns a statement that deletes the same rows and returns them, in no order, as a list that it buffers whole. Deferred columns are
     * loaded, because they cannot be read later; deferred relations are not.
     */
    Statement<List<M>> returning();
}

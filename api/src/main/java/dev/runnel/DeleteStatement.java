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

    /**
     * Returns a statement that deletes the same rows in chunks: all or none of the rows of a chunk. A chunk of a key-value store has as many rows as one
     * transactional call accepts. Other databases delete all rows at once, as one chunk; so does a delete that cascades.
     *
     * <p>A failure after the first chunk is {@link dev.runnel.error.ChunkFailedException}, which returns the number of rows that were deleted.
     */
    Statement<ChunkedResult<MutationResult>> inChunks();
}

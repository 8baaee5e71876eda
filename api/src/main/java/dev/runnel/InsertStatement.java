package dev.runnel;

/**
 * A statement that inserts rows and returns their records. The records consist of the values that were sent; the database returns the columns
 * whose values it computes, generates, or does not store exactly. Immutable.
 *
 * @param <R> a record or a list of records
 */
public interface InsertStatement<R> extends Statement<R> {
    /**
     * Returns a statement that inserts the same rows, and whose records consist of the columns that the database returns: all columns of
     * all rows, those of nested rows included. For tables whose rows a trigger changes.
     */
    Statement<R> returning();

    /**
     * Returns a statement that inserts the same rows in chunks, in their order: all or none of the rows of a chunk. A chunk of a key-value store has as
     * many rows as one transactional call accepts, and a row together with its nested rows and unique values is in one chunk. Other databases
     * insert all rows at once, as one chunk. All rows are checked before the first chunk.
     *
     * <p>A failure after the first chunk is {@link dev.runnel.error.ChunkFailedException}, which returns the number of rows that were written.
     */
    Statement<ChunkedResult<R>> inChunks();
}

package dev.runnel;

/**
 * The result of a write in chunks.
 *
 * @param result the result of the statement
 * @param chunks the number of chunks that were written; 0 if the statement wrote no row
 * @param <R> the type of the result of the statement
 */
public record ChunkedResult<R>(R result, int chunks) {}

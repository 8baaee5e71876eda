package dev.runnel.spi;

/**
 * Rows of a select that were sorted once and are fetched bit by bit, while other statements of the transaction run between. They are those
 * of the moment that it was opened. Its driver made it, for one lease.
 */
public interface ServerCursor {
    /** What it gives the rows of. */
    CompiledOperation select();
}

package dev.runnel.spi;

/**
 * A cursor of the database over the sorted result of a select. Other statements of the transaction may run between two
 * fetches. The cursor returns the rows as they were when it was opened.
 *
 * <p>{@link Lease#openCursor} creates a cursor; it is valid for that lease alone.
 */
public interface ServerCursor {
    /** Returns the select whose rows the cursor returns. */
    CompiledOperation select();
}

package dev.runnel.type;

/** The behaviour of a query with a row lock if another transaction has a lock on a row. */
public enum LockWait {
    /** The query waits for the row, as long as the database allows it. */
    WAIT,
    /** The query fails at once with {@code ConflictException}. */
    NO_WAIT,
    /** The query does not return the row. */
    SKIP_LOCKED
}

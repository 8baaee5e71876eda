package dev.runnel.sqlite;

/** The time at which a transaction takes SQLite's locks: the keyword after {@code BEGIN}. */
public enum BeginMode {
    /**
     * The transaction takes each lock at the first statement that needs it. If a transaction reads first and another
     * connection writes meanwhile, its own later write fails with {@code SQLITE_BUSY}.
     */
    DEFERRED,
    /** {@code BEGIN} takes the write lock, and waits for it up to the lock wait timeout. Other connections can read. */
    IMMEDIATE,
    /**
     * {@code BEGIN} takes the write lock and prevents reads of other connections. In WAL mode this is the same as
     * {@link #IMMEDIATE}.
     */
    EXCLUSIVE
}

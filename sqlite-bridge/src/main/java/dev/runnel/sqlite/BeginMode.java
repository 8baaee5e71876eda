package dev.runnel.sqlite;

/** When a transaction takes SQLite's locks: the word after {@code BEGIN}. */
public enum BeginMode {
    /** At its first statement; one that reads first and writes later may find that another has written, and fails with {@code BUSY}. */
    DEFERRED,
    /** The lock for writing at once, waiting for it as long as for any other; others may go on reading. */
    IMMEDIATE,
    /** Also keeps others from reading, except on a database in WAL mode, where it is the same as {@link #IMMEDIATE}. */
    EXCLUSIVE
}

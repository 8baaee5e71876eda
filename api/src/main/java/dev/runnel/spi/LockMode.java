package dev.runnel.spi;

/** The moment at which a transaction takes the lock of a database that locks as a whole, as SQLite does. */
public enum LockMode {
    /** The transaction takes a lock when a statement needs one. Databases with row locks support this mode alone. */
    DEFERRED,

    /**
     * The transaction takes the write lock when it begins, so that no later statement fails because of another writer.
     * Other transactions can read.
     */
    IMMEDIATE,

    /** As {@link #IMMEDIATE}. Other transactions cannot read either, if the database can prevent it. */
    EXCLUSIVE
}

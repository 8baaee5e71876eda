package dev.runnel.spi;

/** When a transaction takes the lock of a database that has one for all of its rows. */
public enum LockMode {
    /** When it first needs it, as every transaction does where rows have locks of their own. */
    DEFERRED,

    /** The one for writing at its beginning, so that it does not fail later for another writer; others may read meanwhile. */
    IMMEDIATE,

    /** As {@link #IMMEDIATE}, and others do not read either where the database can keep them from it. */
    EXCLUSIVE
}

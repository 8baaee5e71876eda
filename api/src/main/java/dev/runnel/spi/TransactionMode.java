package dev.runnel.spi;

import org.jspecify.annotations.Nullable;

/**
 * The characteristics with which a transaction begins.
 *
 * @param isolation the isolation level; null for the default of the database or the URL. A database accepts {@code REPEATABLE_READ} with
 *     {@code readOnly} also if its capabilities do not list the level: it is the snapshot of a batch of reads
 * @param lockMode the moment of locking; null for the default of the database or the URL
 * @param readOnly whether the transaction only reads. The executor rejects its writes; a driver also declares it to a
 *     database that has read-only transactions
 */
public record TransactionMode(
        @Nullable Isolation isolation, @Nullable LockMode lockMode, boolean readOnly) {
    /** A transaction that reads and writes, with the defaults of the database or the URL. */
    public static final TransactionMode DEFAULT = new TransactionMode(null, null, false);
}

package dev.runnel.spi;

import org.jspecify.annotations.Nullable;

/**
 * How a transaction begins.
 *
 * @param isolation null for the one that the database or the URL has
 * @param lockMode null for the one that the database or the URL has
 * @param readOnly that nothing is written in it: the executor sees to it, the server is told where it has such transactions
 */
public record TransactionMode(
        @Nullable Isolation isolation, @Nullable LockMode lockMode, boolean readOnly) {
    public static final TransactionMode DEFAULT = new TransactionMode(null, null, false);
}

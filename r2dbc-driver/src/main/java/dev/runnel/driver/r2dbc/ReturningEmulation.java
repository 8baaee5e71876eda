package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.spi.Row;
import dev.runnel.type.StorageType;

/** How a write gives rows back that its database does not give back by itself. */
sealed interface ReturningEmulation {
    /**
     * Of rows that are changed: they are found and locked, changed, and read by their keys.
     *
     * @param found gives the keys of the rows: as they are, and as they will be
     * @param write changes the rows of some keys
     * @param written reads the rows of some keys
     * @param keys what the columns of both hold
     */
    record ForUpdate(SqlText found, SqlText write, SqlText written, StorageType[] keys) implements ReturningEmulation {}

    /**
     * Of rows that are removed: they are read and locked, and removed by their keys.
     *
     * @param found gives what is given back, and behind that the keys
     * @param write removes the rows of some keys
     * @param columns what the columns of {@code found} hold
     * @param key the first column of a key
     */
    record ForDelete(SqlText found, SqlText write, StorageType[] columns, int key) implements ReturningEmulation {}

    /**
     * Of rows that are inserted, of which the identities alone are given back: the statement says the first one, and the others follow it.
     *
     * @param storage what the identity is
     */
    record Identities(StorageType storage) implements ReturningEmulation {
        /** @param identity what is given back of a row */
        Row row(long identity) {
            Object value = switch (storage) {
                case I16 -> (short) identity;
                case I32 -> (int) identity;
                default -> identity;
            };
            return index -> value;
        }
    }

    /**
     * Of rows that are inserted, of which more than the identity is given back: they are read by their keys, or by their identities and in the
     * order of those.
     *
     * @param written reads the rows of the cells that were inserted, or those of some identities
     * @param counted whether by identities
     */
    record ForInsert(SqlText written, boolean counted) implements ReturningEmulation {}
}

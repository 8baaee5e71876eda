package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.spi.Row;
import dev.runnel.type.StorageType;

/** How a write returns rows if its database does not return them itself. */
sealed interface ReturningEmulation {
    /**
     * Updated rows are selected and locked, updated, and read by their keys.
     *
     * @param found selects the keys of the rows before the update, followed by the keys after it
     * @param write updates rows by their keys
     * @param written reads rows by their keys
     * @param keys the storage types of both keys
     */
    record ForUpdate(SqlText found, SqlText write, SqlText written, StorageType[] keys) implements ReturningEmulation {}

    /**
     * Deleted rows are read and locked, and deleted by their keys.
     *
     * @param found selects the returned columns, followed by the key
     * @param write deletes rows by their keys
     * @param columns the storage types of the columns of {@code found}
     * @param key the position of the first key column in {@code found}
     */
    record ForDelete(SqlText found, SqlText write, StorageType[] columns, int key) implements ReturningEmulation {}

    /**
     * Only the generated keys of inserted rows are returned: the statement returns the first one, from which the others are computed.
     *
     * @param storage the storage type of the generated key
     */
    record GeneratedKeys(StorageType storage) implements ReturningEmulation {
        /** @param key the generated key of the row */
        Row row(long key) {
            Object value = switch (storage) {
                case I16 -> (short) key;
                case I32 -> (int) key;
                default -> key;
            };
            return index -> value;
        }
    }

    /**
     * Inserted rows of which more than the generated key is returned: they are read by their keys, or by their generated keys in the order of
     * those.
     *
     * @param written reads the rows by their inserted or their generated keys
     * @param counted whether it reads them by their generated keys
     */
    record ForInsert(SqlText written, boolean counted) implements ReturningEmulation {}

    /**
     * The inserted or updated rows are read by the columns of the target.
     *
     * @param written reads the rows by the inserted values of the target
     */
    record ForUpsert(SqlText written) implements ReturningEmulation {}
}

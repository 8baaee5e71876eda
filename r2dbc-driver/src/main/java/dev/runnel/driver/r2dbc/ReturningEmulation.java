package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.spi.Row;
import dev.runnel.type.StorageType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
     * Inserted rows are returned from the values that were inserted.
     *
     * @param cells for each returned column, its position in an inserted row, or {@link #COUNTED}
     * @param storages the storage types of the returned columns
     */
    record FromInput(int[] cells, StorageType[] storages) implements ReturningEmulation {
        /** The generated key. The statement returns that of its first row, from which the others are computed. */
        static final int COUNTED = -1;

        /** @param counted the generated key of the row */
        Row row(@Nullable Object[] handedIn, long counted) {
            return index -> {
                Object value = cells[index] == COUNTED ? counted(storages[index], counted) : handedIn[cells[index]];
                Object own = value instanceof byte[] bytes ? bytes.clone() : value;
                return own == null ? null : storages[index].normalize(own);
            };
        }

        private static Object counted(StorageType storage, long counted) {
            return switch (storage) {
                case I16 -> (short) counted;
                case I32 -> (int) counted;
                default -> counted;
            };
        }

        boolean hasCounted() {
            return Arrays.stream(cells).anyMatch(cell -> cell == COUNTED);
        }
    }

    /**
     * Inserted rows with computed columns are read by their keys, or by their generated keys and in the order of those.
     *
     * @param written reads the rows by their inserted or their generated keys
     * @param counted whether it reads them by their generated keys
     */
    record ForInsert(SqlText written, boolean counted) implements ReturningEmulation {}

    /**
     * The inserted or updated row is read by the columns of the target.
     *
     * @param written reads the row by the inserted values of the target
     */
    record ForUpsert(SqlText written) implements ReturningEmulation {}
}

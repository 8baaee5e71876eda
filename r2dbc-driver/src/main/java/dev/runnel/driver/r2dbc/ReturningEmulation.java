package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.spi.Row;
import dev.runnel.type.StorageType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
     * Of rows that are inserted: they are what was handed in.
     *
     * @param cells for each column that is given back its cell, or {@link #COUNTED}
     * @param storages what those columns hold
     */
    record FromInput(int[] cells, StorageType[] storages) implements ReturningEmulation {
        /** For the identity that is counted up: the statement says the first one, and the others follow it. */
        static final int COUNTED = -1;

        /** @param counted the identity of the row */
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
     * Of rows that are inserted, of which something is computed: they are read by their keys, or by their identities and in the order of those.
     *
     * @param written reads the rows of the cells that were inserted, or those of some identities
     * @param counted whether by identities
     */
    record ForInsert(SqlText written, boolean counted) implements ReturningEmulation {}
}

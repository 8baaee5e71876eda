package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.type.Storage;

/** How a write gives rows back that its database does not give back by itself. */
sealed interface ReadBack {
    /**
     * Of rows that are changed: they are found and locked, changed, and read by their keys.
     *
     * @param found gives the keys of the rows: as they are, and as they will be
     * @param write changes the rows of some keys
     * @param written reads the rows of some keys
     * @param keys what the columns of both hold
     */
    record Changed(SqlText found, SqlText write, SqlText written, Storage[] keys) implements ReadBack {}

    /**
     * Of rows that are removed: they are read and locked, and removed by their keys.
     *
     * @param found gives what is given back, and behind that the keys
     * @param write removes the rows of some keys
     * @param columns what the columns of {@code found} hold
     * @param key the first column of a key
     */
    record Removed(SqlText found, SqlText write, Storage[] columns, int key) implements ReadBack {}

    /**
     * Of rows that are inserted with their keys: they are read by those.
     *
     * @param written reads the rows of the cells that were inserted
     */
    record Inserted(SqlText written) implements ReadBack {}

    /**
     * Of rows whose identity is counted up: the statement says the first one, and the others follow it.
     *
     * @param written reads the rows of some identities, in their order
     * @param alone whether the identity is all that is given back
     */
    record Counted(SqlText written, boolean alone) implements ReadBack {}
}

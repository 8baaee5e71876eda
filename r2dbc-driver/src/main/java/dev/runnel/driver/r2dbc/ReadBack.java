package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.type.Storage;

/**
 * A write whose database does not give back what it wrote: the rows are found and locked, written, and read by their keys.
 *
 * @param found gives the keys of the rows that are to be written: as they are, and as they will be
 * @param write writes the rows of some keys
 * @param written reads the rows of some keys
 * @param keys what the columns of both hold
 */
record ReadBack(SqlText found, SqlText write, SqlText written, Storage[] keys) {}

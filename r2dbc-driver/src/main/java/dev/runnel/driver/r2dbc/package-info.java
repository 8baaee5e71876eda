/**
 * Runnel on R2DBC: one driver for PostgreSQL, MySQL, MariaDB, H2, SQLite, and databases that others add. Applications use the provider
 * alone, which the service loader finds. {@link dev.runnel.driver.r2dbc.DatabaseProvider} and the types in its signatures are for those
 * who add a database.
 */
@NullMarked
package dev.runnel.driver.r2dbc;

import org.jspecify.annotations.NullMarked;

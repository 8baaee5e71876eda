/**
 * Runnel on R2DBC: one driver for PostgreSQL, MySQL, MariaDB, H2, SQLite, and databases that other modules add. Applications use only the
 * provider, which the service loader finds. {@link dev.runnel.driver.r2dbc.DatabaseProvider} and the types in its signatures are the SPI
 * for further databases.
 */
@NullMarked
package dev.runnel.driver.r2dbc;

import org.jspecify.annotations.NullMarked;

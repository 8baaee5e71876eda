/** Runnel on R2DBC: one driver for PostgreSQL, H2 and SQLite. Only the provider, found by the service loader, is for others. */
@NullMarked
package dev.runnel.driver.r2dbc;

import org.jspecify.annotations.NullMarked;

/** Tests of the R2DBC driver, on a real PostgreSQL and on H2 in memory. */
@NullMarked
package dev.runnel.driver.r2dbc;

import org.jspecify.annotations.NullMarked;

/** Rendering of table operations as SQL with parameters, in one dialect for each database. */
@NullMarked
package dev.runnel.driver.r2dbc.sql;

import org.jspecify.annotations.NullMarked;

/** Table-level operations as SQL text with the places of their values, one dialect per database. */
@NullMarked
package dev.runnel.driver.r2dbc.sql;

import org.jspecify.annotations.NullMarked;

/** The errors of the databases as those of Runnel. */
@NullMarked
package dev.runnel.driver.r2dbc.error;

import org.jspecify.annotations.NullMarked;

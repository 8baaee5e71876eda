/** Translation of the databases' errors into Runnel's errors. */
@NullMarked
package dev.runnel.driver.r2dbc.error;

import org.jspecify.annotations.NullMarked;

/** Binding of storage values as parameters, and reading of storage values from rows. */
@NullMarked
package dev.runnel.driver.r2dbc.codec;

import org.jspecify.annotations.NullMarked;

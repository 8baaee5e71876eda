/** Storage values on the wire: binding them, and reading them from rows. */
@NullMarked
package dev.runnel.driver.r2dbc.codec;

import org.jspecify.annotations.NullMarked;

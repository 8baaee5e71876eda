/** Tests of the values on the wire. */
@NullMarked
package dev.runnel.driver.r2dbc.codec;

import org.jspecify.annotations.NullMarked;

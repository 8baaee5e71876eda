/** JSON, with {@code runnel-jackson}. */
@NullMarked
package dev.runnel.tck.suite.json;

import org.jspecify.annotations.NullMarked;

/** Values in place of records. */
@NullMarked
package dev.runnel.tck.suite.select;

import org.jspecify.annotations.NullMarked;

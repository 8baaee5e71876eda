/** Records that are asked for: conditions, order, slices, counts. */
@NullMarked
package dev.runnel.tck.suite.query;

import org.jspecify.annotations.NullMarked;

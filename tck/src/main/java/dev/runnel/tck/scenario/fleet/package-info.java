/** References of two columns that may be absent: one of a column that is shared with the key, others of columns of their own. */
@NullMarked
package dev.runnel.tck.scenario.fleet;

import org.jspecify.annotations.NullMarked;

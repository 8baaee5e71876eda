/** Records and the records that belong to them. */
@NullMarked
package dev.runnel.tck.suite.relation;

import org.jspecify.annotations.NullMarked;

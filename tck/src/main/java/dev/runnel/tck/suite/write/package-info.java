/** Records that are created, changed and deleted. */
@NullMarked
package dev.runnel.tck.suite.write;

import org.jspecify.annotations.NullMarked;

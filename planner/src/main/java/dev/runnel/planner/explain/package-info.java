/** Prints every phase: one node per line, in a stable format, without values. */
@NullMarked
package dev.runnel.planner.explain;

import org.jspecify.annotations.NullMarked;

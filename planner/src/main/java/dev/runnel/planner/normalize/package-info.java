/** Implicit behaviour made explicit: numbered holes, one tree of includes, eager relations. */
@NullMarked
package dev.runnel.planner.normalize;

import org.jspecify.annotations.NullMarked;

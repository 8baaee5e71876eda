/** Invariants between the phases. */
@NullMarked
package dev.runnel.planner.sanity;

import org.jspecify.annotations.NullMarked;

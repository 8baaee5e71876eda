/** Invariants between phases. A breach is a {@code PlannerBug}. */
@NullMarked
package dev.runnel.planner.sanity;

import org.jspecify.annotations.NullMarked;

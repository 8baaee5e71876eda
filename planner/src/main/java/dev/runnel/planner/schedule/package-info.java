/** Assigns row slots and stages to the nodes of a MIR. */
@NullMarked
package dev.runnel.planner.schedule;

import org.jspecify.annotations.NullMarked;

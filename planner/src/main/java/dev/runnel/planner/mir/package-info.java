/** A DAG of loads and work in memory. Loads and merges are different nodes, so nothing is cyclic. */
@NullMarked
package dev.runnel.planner.mir;

import org.jspecify.annotations.NullMarked;

/** What the executor runs: MIR nodes, each with a row slot, in stages. Plain data; loads and merges are different nodes, so nothing is cyclic. */
@NullMarked
package dev.runnel.planner.program;

import org.jspecify.annotations.NullMarked;

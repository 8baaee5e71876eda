/** The executable form of statements: MIR nodes, each with a row slot, in stages. Plain data without cycles. */
@NullMarked
package dev.runnel.planner.program;

import org.jspecify.annotations.NullMarked;

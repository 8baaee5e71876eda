/** From HIR to MIR and programs, by capabilities: what the backend can do it is given, the rest is decomposed. */
@NullMarked
package dev.runnel.planner.plan;

import org.jspecify.annotations.NullMarked;

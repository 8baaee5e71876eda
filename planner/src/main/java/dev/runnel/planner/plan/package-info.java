/**
 * Physical planning: from HIR to MIR and programs, by capabilities. Operations that the database supports are sent unchanged; other
 * ones are decomposed.
 */
@NullMarked
package dev.runnel.planner.plan;

import org.jspecify.annotations.NullMarked;

/** From a MIR to the actions and slots of a program. */
@NullMarked
package dev.runnel.planner.schedule;

import org.jspecify.annotations.NullMarked;

/** Owners and their tasks, which are part of each other. */
@NullMarked
package dev.runnel.tck.scenario.task;

import org.jspecify.annotations.NullMarked;

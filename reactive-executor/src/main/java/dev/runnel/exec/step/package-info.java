/** Completes the rows of a window: loads related rows, merges them, and runs the in-memory steps, stage by stage. */
@NullMarked
package dev.runnel.exec.step;

import org.jspecify.annotations.NullMarked;

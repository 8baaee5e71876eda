/** The text of every phase: one node per line, stable, without values. */
@NullMarked
package dev.runnel.planner.explain;

import org.jspecify.annotations.NullMarked;

/**
 * Makes implicit parts of a statement explicit: parameter numbers, one tree of includes, eager relations, on-update
 * fields.
 */
@NullMarked
package dev.runnel.planner.normalize;

import org.jspecify.annotations.NullMarked;

/** Cheap, local, schema-free rewrites of table expressions. One class per rule. */
@NullMarked
package dev.runnel.planner.fold;

import org.jspecify.annotations.NullMarked;

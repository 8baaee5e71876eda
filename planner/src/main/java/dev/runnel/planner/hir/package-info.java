/** Statements over tables, as trees; an include is a child with a key correspondence. */
@NullMarked
package dev.runnel.planner.hir;

import org.jspecify.annotations.NullMarked;

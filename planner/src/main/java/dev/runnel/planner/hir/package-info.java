/** The statement over tables: a tree, an include a child with a key correspondence. */
@NullMarked
package dev.runnel.planner.hir;

import org.jspecify.annotations.NullMarked;

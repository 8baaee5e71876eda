/** Slow and obvious evaluation of statements and of programs, to be compared with each other. */
@NullMarked
package dev.runnel.planner.oracle;

import org.jspecify.annotations.NullMarked;

/** From a statement, a schema and capabilities to a program: pure, without I/O. One package for each phase. */
@NullMarked
package dev.runnel.planner;

import org.jspecify.annotations.NullMarked;

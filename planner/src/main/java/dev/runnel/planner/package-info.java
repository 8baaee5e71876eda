/**
 * Plans statements: statement, schema and capabilities in, program out. Pure, without I/O. One package for each phase.
 */
@NullMarked
package dev.runnel.planner;

import org.jspecify.annotations.NullMarked;

/** The same as in {@code scenario.todo}, over keys of two parts and of three: todos and steps share the region of their user. */
@NullMarked
package dev.runnel.tck.scenario.todo.composite;

import org.jspecify.annotations.NullMarked;

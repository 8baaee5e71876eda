/** The same as in {@code scenario.machine}, over keys of three parts and of two; a spare engine has none of the three. */
@NullMarked
package dev.runnel.tck.scenario.machine.composite;

import org.jspecify.annotations.NullMarked;

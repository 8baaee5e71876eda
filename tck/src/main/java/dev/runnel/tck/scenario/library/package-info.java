/** Keys of two and three parts, one inside the other: chains whose every step is over several columns. */
@NullMarked
package dev.runnel.tck.scenario.library;

import org.jspecify.annotations.NullMarked;

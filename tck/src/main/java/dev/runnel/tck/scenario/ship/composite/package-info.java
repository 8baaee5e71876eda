/** The same as in {@code scenario.ship}, over keys of two parts: a bunk shares the region of its cabin. */
@NullMarked
package dev.runnel.tck.scenario.ship.composite;

import org.jspecify.annotations.NullMarked;

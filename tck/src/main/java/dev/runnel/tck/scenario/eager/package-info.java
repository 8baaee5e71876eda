/** Eager relations: a player always comes with the team. */
@NullMarked
package dev.runnel.tck.scenario.eager;

import org.jspecify.annotations.NullMarked;

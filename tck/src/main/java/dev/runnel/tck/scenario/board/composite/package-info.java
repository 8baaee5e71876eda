/** The same as in {@code scenario.board}, with the tenant first in every key and shared by every relation. */
@NullMarked
package dev.runnel.tck.scenario.board.composite;

import org.jspecify.annotations.NullMarked;

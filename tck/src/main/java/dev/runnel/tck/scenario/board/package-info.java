/** Users of teams, what belongs to them, and their todos: one key component each. */
@NullMarked
package dev.runnel.tck.scenario.board;

import org.jspecify.annotations.NullMarked;

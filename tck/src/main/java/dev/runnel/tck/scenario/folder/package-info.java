/** A tree whose branches are deleted with their root. */
@NullMarked
package dev.runnel.tck.scenario.folder;

import org.jspecify.annotations.NullMarked;

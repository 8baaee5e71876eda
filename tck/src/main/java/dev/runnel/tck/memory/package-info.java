/** A driver over sorted maps, with only the features that every key-value store has. */
@NullMarked
package dev.runnel.tck.memory;

import org.jspecify.annotations.NullMarked;

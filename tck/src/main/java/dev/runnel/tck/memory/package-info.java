/** A driver over sorted maps: what every key-value store has, and no more. */
@NullMarked
package dev.runnel.tck.memory;

import org.jspecify.annotations.NullMarked;

/** Which access path of a key-value table answers a condition. */
@NullMarked
package dev.runnel.planner.index;

import org.jspecify.annotations.NullMarked;

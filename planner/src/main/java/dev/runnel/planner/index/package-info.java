/** Selection of the access path of a key-value table for a condition. */
@NullMarked
package dev.runnel.planner.index;

import org.jspecify.annotations.NullMarked;

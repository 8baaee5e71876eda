/** Rows that are loaded together, and how they are given on by demand. Knows nothing of plans. */
@NullMarked
package dev.runnel.exec.window;

import org.jspecify.annotations.NullMarked;

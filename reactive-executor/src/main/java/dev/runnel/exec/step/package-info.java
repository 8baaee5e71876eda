/** From the first rows of a window to the complete ones: what belongs to them is loaded and merged, in rounds. */
@NullMarked
package dev.runnel.exec.step;

import org.jspecify.annotations.NullMarked;

/** Times that every update sets. */
@NullMarked
package dev.runnel.tck.scenario.stamped;

import org.jspecify.annotations.NullMarked;

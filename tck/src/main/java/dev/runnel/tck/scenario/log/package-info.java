/** A log: many rows under the first part of a key, in the order of the second. */
@NullMarked
package dev.runnel.tck.scenario.log;

import org.jspecify.annotations.NullMarked;

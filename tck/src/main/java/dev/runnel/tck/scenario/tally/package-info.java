/** Numbers of several sizes, to be counted up and computed with. */
@NullMarked
package dev.runnel.tck.scenario.tally;

import org.jspecify.annotations.NullMarked;

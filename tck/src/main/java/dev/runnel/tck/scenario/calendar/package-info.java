/** Times to be computed with. */
@NullMarked
package dev.runnel.tck.scenario.calendar;

import org.jspecify.annotations.NullMarked;

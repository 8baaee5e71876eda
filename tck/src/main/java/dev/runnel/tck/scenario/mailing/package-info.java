/** Subscribers of lists, of whom those who left stay in the table. */
@NullMarked
package dev.runnel.tck.scenario.mailing;

import org.jspecify.annotations.NullMarked;

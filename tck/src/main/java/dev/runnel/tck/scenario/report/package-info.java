/** Rows of SQL over the tables of other scenarios. */
@NullMarked
package dev.runnel.tck.scenario.report;

import org.jspecify.annotations.NullMarked;

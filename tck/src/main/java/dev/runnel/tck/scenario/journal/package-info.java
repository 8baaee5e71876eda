/** Keys whose first part names a partition, and whose second sorts it. */
@NullMarked
package dev.runnel.tck.scenario.journal;

import org.jspecify.annotations.NullMarked;

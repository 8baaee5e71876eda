/** From model to table: the only function from {@code stmt} to {@code spi} statements. */
@NullMarked
package dev.runnel.planner.lower;

import org.jspecify.annotations.NullMarked;

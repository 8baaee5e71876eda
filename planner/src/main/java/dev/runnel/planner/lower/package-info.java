/** Lowers models to tables: the only transition from {@code stmt} to {@code spi} types. */
@NullMarked
package dev.runnel.planner.lower;

import org.jspecify.annotations.NullMarked;

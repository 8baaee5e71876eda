/** Long reads that continue after the position of the last row, or with a cursor of PostgreSQL. */
@NullMarked
package dev.runnel.benchmarks.stream;

import org.jspecify.annotations.NullMarked;

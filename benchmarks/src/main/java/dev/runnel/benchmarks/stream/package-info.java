/** How a long read goes on: by the position of its last row, or by a cursor of PostgreSQL. */
@NullMarked
package dev.runnel.benchmarks.stream;

import org.jspecify.annotations.NullMarked;

/** The cost of Runnel compared with hand-written R2DBC or JDBC, on a database: paired rounds of the same reads. */
@NullMarked
package dev.runnel.benchmarks.ratio;

import org.jspecify.annotations.NullMarked;

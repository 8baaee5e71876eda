/** The cost of Runnel beside R2DBC or JDBC written by hand, on a database: paired rounds of the same reads. */
@NullMarked
package dev.runnel.benchmarks.ratio;

import org.jspecify.annotations.NullMarked;

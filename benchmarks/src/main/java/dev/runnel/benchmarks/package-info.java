/** The cost of Runnel beside R2DBC written by hand, over a driver without a wire. */
@NullMarked
package dev.runnel.benchmarks;

import org.jspecify.annotations.NullMarked;

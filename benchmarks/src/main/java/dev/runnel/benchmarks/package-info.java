/** The cost of Runnel compared with hand-written R2DBC, on a driver without a network. */
@NullMarked
package dev.runnel.benchmarks;

import org.jspecify.annotations.NullMarked;

/** A time series: what sensors of several plants measured, a partition for each sensor, in the order of time. */
@NullMarked
package dev.runnel.tck.scenario.series;

import org.jspecify.annotations.NullMarked;

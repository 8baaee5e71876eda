package dev.runnel.benchmarks.ratio;

import java.time.Duration;

/**
 * The duration of a measurement.
 *
 * @param warmUp the time for each of the two variants, before the first pair
 * @param round the target time of one round
 */
record MeasurementOptions(Duration warmUp, Duration round, int pairs) {}

package dev.runnel.benchmarks.ratio;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param warmUp for each of the two, before the first pair
 * @param round what one round is to take
 */
record MeasurementOptions(Duration warmUp, Duration round, int pairs) {}

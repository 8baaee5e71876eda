package dev.runnel.benchmarks.ratio;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param warmUp of each variant, before the first round
 * @param round the time that one round of the slowest variant takes
 * @param rounds of each variant
 */
record MeasurementOptions(Duration warmUp, Duration round, int rounds) {}

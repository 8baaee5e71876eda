package dev.runnel.benchmarks.ratio;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param warmUp of each variant at least, before the first round
 * @param mostWarmUp of each variant while the compilers of the JVM are busy
 * @param round the time that one round of the slowest variant takes
 * @param rounds of each variant
 */
record MeasurementOptions(Duration warmUp, Duration mostWarmUp, Duration round, int rounds) {
    private static final int FIRST = 6;

    /** The warm-up ends whether or not the compilers are busy. */
    MeasurementOptions(Duration warmUp, Duration round, int rounds) {
        this(warmUp, warmUp, round, rounds);
    }

    /** Of the first case of a database, before which the compilers have seen neither its driver nor the contenders. */
    MeasurementOptions ofFirst() {
        return new MeasurementOptions(warmUp, mostWarmUp.multipliedBy(FIRST), round, rounds);
    }
}

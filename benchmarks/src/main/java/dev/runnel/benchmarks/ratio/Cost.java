package dev.runnel.benchmarks.ratio;

/**
 * The cost of one read in a round: elapsed time divided by reads, and bytes that all threads allocated, divided by
 * reads.
 */
record Cost(double nanoseconds, double bytes) {}

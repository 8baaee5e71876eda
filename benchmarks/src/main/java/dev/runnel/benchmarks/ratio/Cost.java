package dev.runnel.benchmarks.ratio;

/** What one read took in a round: time of the clock divided by reads, and bytes that all threads allocated. */
record Cost(double nanoseconds, double bytes) {}

package dev.runnel.benchmarks.ratio;

/** The cost of one read in a round: the elapsed time and the bytes that all threads allocated, each divided by the number of reads. */
record Cost(double nanoseconds, double bytes) {}

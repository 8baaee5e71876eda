package dev.runnel.benchmarks.ratio;

/**
 * The cost of one operation: that of a round, divided by its operations.
 *
 * @param nanoseconds elapsed
 * @param clientCpu nanoseconds of CPU time of this JVM
 * @param serverCpu nanoseconds of CPU time of the processes of the server; 0 if none are known
 * @param bytes which all threads of this JVM allocated
 * @param threads the number of threads on which the results of the round arrived
 */
record Cost(double nanoseconds, double clientCpu, double serverCpu, double bytes, int threads) {}

package dev.runnel.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Counts the bytes that the current thread allocates. */
final class Allocations {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 2_000;
    private static final int ROUNDS = 9;
    private static final int RUNS = 200;

    private Allocations() {}

    /** The bytes of one run: the median of several rounds after a warm-up. */
    static long perRun(Runnable work) {
        repeat(work, WARM_UP);
        long[] rounds = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            repeat(work, RUNS);
            rounds[round] = (THREADS.getCurrentThreadAllocatedBytes() - before) / RUNS;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static void repeat(Runnable work, int times) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }
}

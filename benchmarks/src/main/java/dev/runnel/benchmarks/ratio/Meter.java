package dev.runnel.benchmarks.ratio;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Measures what operations cost from the moment that it is made. */
final class Meter {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final ServerProcesses.Usage server;
    private final long clientCpu;
    private final AllThreads bytes;
    private final long start;

    Meter(ServerProcesses server) {
        this.server = server.usage();
        clientCpu = SYSTEM.getProcessCpuTime();
        bytes = new AllThreads();
        start = System.nanoTime();
    }

    /** @param threads the number of threads on which the results arrived */
    Cost ofEach(int operations, int threads) {
        double nanoseconds = System.nanoTime() - start;
        double allocated = bytes.bytes();
        double client = SYSTEM.getProcessCpuTime() - clientCpu;
        return new Cost(
                nanoseconds / operations,
                client / operations,
                (double) server.nanoseconds() / operations,
                allocated / operations,
                threads);
    }
}

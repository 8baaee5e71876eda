package dev.runnel.benchmarks.ratio;

/** Measures what operations cost from the moment that it is made. */
final class Meter {
    private final Processes.Usage server;
    private final Processes.Usage client;
    private final AllThreads bytes;
    private final long start;

    /** @param server the processes of the database server */
    Meter(Processes server) {
        this.server = server.usage();
        client = Processes.THIS_JVM.usage();
        bytes = new AllThreads();
        start = System.nanoTime();
    }

    /** @param threads the number of threads on which the results arrived */
    Cost ofEach(int operations, int threads) {
        double nanoseconds = System.nanoTime() - start;
        double allocated = bytes.bytes();
        double clientCpu = client.nanoseconds();
        double serverCpu = server.nanoseconds();
        return new Cost(
                nanoseconds / operations,
                clientCpu / operations,
                serverCpu / operations,
                allocated / operations,
                threads);
    }
}

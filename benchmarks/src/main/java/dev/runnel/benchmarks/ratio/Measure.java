package dev.runnel.benchmarks.ratio;

import java.util.function.ToDoubleFunction;

/** A measure of costs, with the range in which the ratio of Runnel to by hand has to lie. */
enum Measure {
    /** Operations in a second. */
    THROUGHPUT("throughput", cost -> 1e9 / cost.nanoseconds(), 0.95, Double.POSITIVE_INFINITY),
    /** Microseconds of the CPU time of this JVM. */
    CLIENT_CPU("client CPU", cost -> cost.clientCpu() / 1e3, 0, 1.10),
    /** Microseconds of the CPU time of the server. */
    SERVER_CPU("server CPU", cost -> cost.serverCpu() / 1e3, 0, 1.05),
    /** Allocated bytes. */
    BYTES("bytes", Cost::bytes, 0, 1.15);

    private final String title;
    private final ToDoubleFunction<Cost> value;
    private final double least;
    private final double most;

    Measure(String title, ToDoubleFunction<Cost> value, double least, double most) {
        this.title = title;
        this.value = value;
        this.least = least;
        this.most = most;
    }

    String title() {
        return title;
    }

    double of(Cost cost) {
        return value.applyAsDouble(cost);
    }

    /** @param ratio is rounded as it is printed */
    boolean isReachedBy(double ratio) {
        double printed = Math.round(ratio * 100) / 100.0;
        return least <= printed && printed <= most;
    }
}

package dev.runnel.dynamo.server.table;

import java.time.Duration;

/** The time of the server, which tests advance. */
public final class ServerClock {
    private volatile long offsetNanos;

    /** Nanoseconds since some moment. */
    public long nanos() {
        return System.nanoTime() + offsetNanos;
    }

    public long millis() {
        return System.currentTimeMillis() + offsetNanos / 1_000_000;
    }

    public synchronized void advance(Duration duration) {
        offsetNanos += duration.toNanos();
    }
}

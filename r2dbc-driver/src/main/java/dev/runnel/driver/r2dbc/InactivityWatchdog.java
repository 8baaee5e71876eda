package dev.runnel.driver.r2dbc;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.scheduler.Schedulers;

/**
 * Ends what servers leave unanswered for too long. Looks at all connections of a pool in rounds, so no statement has a timer or an
 * operator for it. A time in which this process stood still counts as two rounds at most: the answer may be there already. Thread-safe.
 */
final class InactivityWatchdog {
    private static final long ROUNDS = 16;
    private static final long LONGEST_ROUND_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long SHORTEST_ROUND_NANOS = Duration.ofMillis(1).toNanos();

    private final Set<ServerConnection> connections = ConcurrentHashMap.newKeySet();
    private final Duration timeout;
    private final long roundNanos;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile long lastRound;
    private volatile boolean ending;

    /** @param timeout how long a server may give no sign of what it was asked */
    InactivityWatchdog(Duration timeout) {
        this.timeout = timeout;
        this.roundNanos = Math.max(SHORTEST_ROUND_NANOS, Math.min(LONGEST_ROUND_NANOS, timeout.toNanos() / ROUNDS));
    }

    void watch(ServerConnection connection) {
        connections.add(connection);
        if (started.compareAndSet(false, true)) {
            lastRound = System.nanoTime();
            scheduleRound();
        }
    }

    void forget(ServerConnection connection) {
        connections.remove(connection);
    }

    /** One at a time: who cancels a periodic task takes a lock of the scheduler's, and may wait for it. */
    private void scheduleRound() {
        Schedulers.parallel().schedule(this::round, roundNanos, TimeUnit.NANOSECONDS);
    }

    private void round() {
        if (ending && connections.isEmpty()) {
            return;
        }
        try {
            long now = System.nanoTime();
            long passed = Math.min(now - lastRound, 2 * roundNanos);
            lastRound = now;
            connections.forEach(connection -> connection.checkInactivity(timeout, passed));
        } finally {
            scheduleRound();
        }
    }

    /** Looks no more when the last connection is gone: one that is lent may outlive its pool. */
    void end() {
        ending = true;
    }
}

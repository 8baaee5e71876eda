package dev.runnel.driver.r2dbc;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.scheduler.Schedulers;

/**
 * Times out requests that servers leave unanswered. It checks all connections of a pool in rounds, so a statement needs no timer and no
 * operator. A pause of this process counts as two rounds at most, because the answer may have arrived. Thread-safe.
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

    /** @param timeout how long a server may make no progress on a request */
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

    /** Schedules one round at a time: cancelling a periodic task takes a lock of the scheduler and may wait for it. */
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

    /** Stops after the last connection is forgotten. A leased connection may outlive its pool. */
    void end() {
        ending = true;
    }
}

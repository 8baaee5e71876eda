package dev.runnel.driver.r2dbc;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The unanswered requests of one connection in the order in which they were sent, which is the order of the answers. Thread-safe. */
final class PendingRequests {
    private final ArrayDeque<PendingRequest> sent = new ArrayDeque<>();

    // the state of silentFor, which one thread calls at a time
    private @Nullable PendingRequest owed;
    private long signs;
    private long silentNanos;

    synchronized void add(PendingRequest asked) {
        sent.add(asked);
    }

    synchronized void remove(PendingRequest asked) {
        sent.remove(asked);
    }

    synchronized void removeAll(Collection<PendingRequest> answered) {
        sent.removeAll(answered);
    }

    synchronized List<PendingRequest> all() {
        return List.copyOf(sent);
    }

    /** Returns whether the server may be running a statement, including a cancelled one. */
    synchronized boolean hasStatement() {
        for (PendingRequest asked : sent) {
            if (asked.isStatement()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks the first request that a subscriber waits for.
     *
     * @param passedNanos the time since the last check
     * @return the request if the server has made no progress on it for the timeout; otherwise null
     */
    synchronized @Nullable PendingRequest silentFor(long timeoutNanos, long passedNanos) {
        PendingRequest first = firstOpen();
        long now = first == null ? -1 : first.progress();
        if (now < 0 || first != owed || now != signs) {
            owed = now < 0 ? null : first;
            signs = now;
            silentNanos = 0;
            return null;
        }
        silentNanos += passedNanos;
        return silentNanos < timeoutNanos ? null : first;
    }

    private @Nullable PendingRequest firstOpen() {
        for (PendingRequest asked : sent) {
            if (asked.isPending()) {
                return asked;
            }
        }
        return null;
    }
}

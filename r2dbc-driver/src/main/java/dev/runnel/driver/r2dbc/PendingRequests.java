package dev.runnel.driver.r2dbc;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one connection was asked and has not answered, in the order in which it was sent: so does the server answer. Thread-safe. */
final class PendingRequests {
    private final ArrayDeque<PendingRequest> sent = new ArrayDeque<>();

    // of whoever looks, which is one thread after the other
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

    /** Whether the server may be at work on a statement, also one that nobody waits for any more. */
    synchronized boolean hasStatement() {
        for (PendingRequest asked : sent) {
            if (asked.isStatement()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks at what the server owes first.
     *
     * @param passedNanos since the last look
     * @return what the server has given no sign of for so long
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

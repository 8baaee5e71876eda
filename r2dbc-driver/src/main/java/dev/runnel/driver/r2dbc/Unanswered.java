package dev.runnel.driver.r2dbc;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one connection was asked and has not answered, in the order in which it was sent: so does the server answer. Thread-safe. */
final class Unanswered {
    private final ArrayDeque<Asked> sent = new ArrayDeque<>();

    // of whoever looks, which is one thread after the other
    private @Nullable Asked owed;
    private long signs;
    private long silentNanos;

    synchronized void add(Asked asked) {
        sent.add(asked);
    }

    synchronized void remove(Asked asked) {
        sent.remove(asked);
    }

    synchronized void removeAll(Collection<Asked> answered) {
        sent.removeAll(answered);
    }

    synchronized List<Asked> all() {
        return List.copyOf(sent);
    }

    /** Whether the server may be at work on a statement, also one that nobody waits for any more. */
    synchronized boolean hasStatement() {
        for (Asked asked : sent) {
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
    synchronized @Nullable Asked silentFor(long timeoutNanos, long passedNanos) {
        Asked first = firstOpen();
        long now = first == null ? -1 : first.signs();
        if (now < 0 || first != owed || now != signs) {
            owed = now < 0 ? null : first;
            signs = now;
            silentNanos = 0;
            return null;
        }
        silentNanos += passedNanos;
        return silentNanos < timeoutNanos ? null : first;
    }

    private @Nullable Asked firstOpen() {
        for (Asked asked : sent) {
            if (asked.isOpen()) {
                return asked;
            }
        }
        return null;
    }
}

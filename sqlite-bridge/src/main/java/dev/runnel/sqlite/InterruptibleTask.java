package dev.runnel.sqlite;

import java.time.Duration;

/** What may be ended while it runs: by its subscriber, or by its timeout. */
final class InterruptibleTask {
    private final boolean interruptible;
    private volatile boolean cancelled;

    // on the worker only
    private long leftNanos;
    private long startedAt;
    private boolean timedOut;

    /** @param timeout for the time that SQLite works, in sum; zero for none */
    InterruptibleTask(boolean interruptible, Duration timeout) {
        this.interruptible = interruptible;
        this.leftNanos = timeout.toNanos();
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isInterruptible() {
        return interruptible;
    }

    boolean isTimedOut() {
        return timedOut;
    }

    /** SQLite begins to work. */
    void resume() {
        if (leftNanos > 0) {
            startedAt = System.nanoTime();
        }
    }

    /** SQLite has done its part for now. */
    void pause() {
        if (leftNanos > 0) {
            leftNanos = Math.max(1, leftNanos - (System.nanoTime() - startedAt));
        }
    }

    /** Asked by SQLite while it works. */
    boolean mustEnd() {
        if (leftNanos > 0 && System.nanoTime() - startedAt >= leftNanos) {
            timedOut = true;
        }
        return timedOut || cancelled && interruptible;
    }
}

package dev.runnel.sqlite;

import java.time.Duration;

/**
 * A command or statement that its subscriber or its timeout can end while SQLite runs it. {@link #cancel} may be called
 * on any thread; the timer belongs to the worker.
 */
final class InterruptibleTask {
    private final boolean interruptible;
    private volatile boolean cancelled;

    // on the worker only
    private long leftNanos;
    private long startedAt;
    private boolean timedOut;

    /**
     * @param interruptible whether a cancel ends it
     * @param timeout the total time that SQLite may work on it; zero for no limit
     */
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

    /** Starts the timer: SQLite begins to work. */
    void resume() {
        if (leftNanos > 0) {
            startedAt = System.nanoTime();
        }
    }

    /** Stops the timer: SQLite returns. */
    void pause() {
        if (leftNanos > 0) {
            leftNanos = Math.max(1, leftNanos - (System.nanoTime() - startedAt));
        }
    }

    /** Whether SQLite must stop now. SQLite calls this while it works. */
    boolean mustEnd() {
        if (leftNanos > 0 && System.nanoTime() - startedAt >= leftNanos) {
            timedOut = true;
        }
        return timedOut || cancelled && interruptible;
    }
}

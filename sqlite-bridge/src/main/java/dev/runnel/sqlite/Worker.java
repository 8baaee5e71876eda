package dev.runnel.sqlite;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread of one connection. It runs tasks one after another, in the order in which they were added. {@link #add}
 * neither blocks nor fails and may be called on any thread. The queue is bounded by its callers: each statement and
 * command has one task at a time, and the connection limits their number.
 */
final class Worker implements Runnable {
    private static final AtomicLong NUMBERS = new AtomicLong();

    /**
     * The number of polls before the thread parks. In a busy pool the next task arrives at once, and waking a thread
     * takes longer than a short task.
     */
    private static final int LOOKS = 3;

    private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this, "sqlite-" + NUMBERS.incrementAndGet());
    private volatile boolean idle;
    private volatile boolean stopped;

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Runs a task on the worker's thread. After the stop it runs on the caller's thread, where tasks only report that
     * the connection is closed.
     */
    void add(Runnable task) {
        queue.add(task);
        if (stopped) {
            drain();
        } else if (idle) {
            LockSupport.unpark(thread);
        }
    }

    boolean hasMore() {
        return !queue.isEmpty();
    }

    /** Ends the thread after the current task. Called on the worker's thread. */
    void stop() {
        stopped = true;
    }

    /** Ends a park of the thread inside a task. */
    void wake() {
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (!stopped) {
            Runnable task = next();
            if (task != null) {
                run(task);
            } else {
                idle = true;
                if (queue.isEmpty()) {
                    LockSupport.park(this);
                }
                idle = false;
            }
        }
        drain();
    }

    private @Nullable Runnable next() {
        Runnable task = queue.poll();
        for (int looks = LOOKS; task == null && looks > 0; looks--) {
            Thread.yield();
            task = queue.poll();
        }
        return task;
    }

    private void drain() {
        for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
            run(task);
        }
    }

    /** Runs a task. An exception of a subscriber goes to the uncaught exception handler and does not end the thread. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }
}

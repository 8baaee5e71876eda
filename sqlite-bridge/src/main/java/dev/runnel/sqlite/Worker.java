package dev.runnel.sqlite;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The plain thread of one connection: runs tasks one after another, in the order they came in. Adding one neither blocks nor fails. The
 * queue is bounded by those who add: one task at a time for each statement and command, and the connection counts these.
 */
final class Worker implements Runnable {
    private static final AtomicLong NUMBERS = new AtomicLong();

    /** Looks before it sleeps: while a pool is busy the next task comes at once, and to wake a thread takes longer than a short task. */
    private static final int LOOKS = 3;

    private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this, "sqlite-" + NUMBERS.incrementAndGet());
    private volatile boolean idle;
    private volatile boolean stopped;

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs it on the worker's thread; once the worker has stopped, on the caller's: all that tasks do then is to say so. */
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

    /** Ends the thread once this task returns. Called on it. */
    void stop() {
        stopped = true;
    }

    /** Ends a wait of the thread inside a task. */
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

    /** No task takes its connection down with it: what a subscriber throws is reported as the JVM reports it for any thread. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }
}

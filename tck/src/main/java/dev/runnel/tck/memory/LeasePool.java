package dev.runnel.tck.memory;

import dev.runnel.error.PoolExhaustedException;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.PoolStats;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/** A bound on leases, first come, first served. A lease that nobody waits for any more goes to the next. */
final class LeasePool {
    private final MemoryStore store;
    private final PoolOptions options;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int leased;
    private long timeouts;
    private boolean closed;

    LeasePool(MemoryStore store, PoolOptions options) {
        this.store = store;
        this.options = options;
    }

    Mono<Lease> acquire() {
        return Mono.create(sink -> {
            Waiter waiter = new Waiter(sink);
            sink.onCancel(waiter::cancelled);
            waiter.enter();
        });
    }

    synchronized PoolStats stats() {
        return new PoolStats(leased, leased, waiting.size(), 0, 0, timeouts, 0, 0, 0);
    }

    synchronized void close() {
        closed = true;
    }

    synchronized void giveBack() {
        leased--;
        handOut();
    }

    private synchronized void handOut() {
        while (leased < options.size() && !waiting.isEmpty()) {
            leased++;
            waiting.remove().serve();
        }
    }

    /**
     * One who waits. A sink takes either a value or a cancel: {@link #cancelled} runs only where the lease did not get through, and
     * then gives it back if it was on its way. Its state is guarded by the pool.
     */
    private final class Waiter {
        private final MonoSink<Lease> sink;
        private @Nullable Disposable timer;
        private boolean served;
        private boolean gone;

        Waiter(MonoSink<Lease> sink) {
            this.sink = sink;
        }

        void enter() {
            synchronized (LeasePool.this) {
                if (closed) {
                    gone = true;
                    sink.error(new IllegalStateException("the driver is closed"));
                    return;
                }
                if (gone) {
                    return;
                }
                timer = Schedulers.parallel()
                        .schedule(this::expired, options.acquireTimeout().toMillis(), TimeUnit.MILLISECONDS);
                waiting.add(this);
                handOut();
            }
        }

        void serve() {
            served = true;
            stopTimer();
            Lease lease = new MemoryLease(store, LeasePool.this::giveBack);
            Schedulers.parallel().schedule(() -> sink.success(lease));
        }

        void cancelled() {
            synchronized (LeasePool.this) {
                if (served) {
                    giveBack();
                } else {
                    leave();
                }
            }
        }

        private void expired() {
            synchronized (LeasePool.this) {
                if (served || gone) {
                    return;
                }
                leave();
                timeouts++;
            }
            sink.error(new PoolExhaustedException("no connection was released within acquireTimeout", null)
                    .with("connections", Integer.toString(options.size()))
                    .hint("give connections back sooner, or raise poolSize"));
        }

        private void leave() {
            gone = true;
            waiting.remove(this);
            stopTimer();
        }

        private void stopTimer() {
            if (timer != null) {
                timer.dispose();
            }
        }
    }
}

package dev.runnel.driver.dynamo;

import dev.runnel.error.PoolExhaustedException;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.PoolStats;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * A pool of leases with a maximum size, first come, first served. A lease is the right to send calls: it has no connection of its own. A lease for a
 * cancelled request goes to the next one.
 */
final class LeasePool {
    private final Function<Runnable, Lease> open;
    private final PoolOptions options;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int leased;
    private long timeouts;
    private boolean closed;

    LeasePool(Function<Runnable, Lease> open, PoolOptions options) {
        this.open = open;
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

    synchronized void returnLease() {
        leased--;
        serveWaiting();
    }

    private synchronized void serveWaiting() {
        while (leased < options.size() && !waiting.isEmpty()) {
            leased++;
            waiting.remove().serve();
        }
    }

    /**
     * A waiting request. A sink accepts either a value or a cancel: {@link #cancelled} runs only if the lease was not
     * delivered, and releases it if it was on its way. The pool guards the state.
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
                serveWaiting();
            }
        }

        void serve() {
            served = true;
            stopTimer();
            Lease lease = open.apply(LeasePool.this::returnLease);
            Schedulers.parallel().schedule(() -> sink.success(lease));
        }

        void cancelled() {
            synchronized (LeasePool.this) {
                if (served) {
                    returnLease();
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
                    .hint("return connections sooner, or raise poolSize"));
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

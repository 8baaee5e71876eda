package dev.runnel.exec.window;

import dev.runnel.ActivityInfo.State;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Emits the rows of windows, by demand and in order. Requests the next window after the last row of the previous one
 * was emitted. The rows of the last window are emitted after the windows have completed, which is after the lease was
 * released. Holds one window; cancel reaches the windows.
 */
public final class WindowFlattener<T> extends Flux<T> {
    private final Function<RowDemand, Flux<Window<T>>> windows;
    private final boolean fromWire;

    /**
     * @param windows creates the windows; its argument is the demand of their subscriber
     * @param fromWire whether the windows are slices of the rows of one statement: unbounded demand then requests all
     *     windows at once
     */
    public WindowFlattener(Function<RowDemand, Flux<Window<T>>> windows, boolean fromWire) {
        this.windows = windows;
        this.fromWire = fromWire;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        Rows<T> rows = new Rows<>(actual, fromWire);
        windows.apply(rows).subscribe(rows);
    }

    /** The number of windows that are requested. */
    private enum WindowDemand {
        NONE,
        ONE,
        ALL
    }

    /** The non-volatile fields are accessed by the thread that drains, or before {@link #drain} is called. */
    private static final class Rows<T> implements CoreSubscriber<Window<T>>, Subscription, RowDemand {
        @SuppressWarnings("rawtypes")
        private static final AtomicLongFieldUpdater<Rows> REQUESTED =
                AtomicLongFieldUpdater.newUpdater(Rows.class, "requested");

        @SuppressWarnings("rawtypes")
        private static final AtomicIntegerFieldUpdater<Rows> WORK =
                AtomicIntegerFieldUpdater.newUpdater(Rows.class, "work");

        private final CoreSubscriber<? super T> actual;
        private final boolean fromWire;
        private @Nullable Subscription upstream;
        private volatile long requested;
        private volatile int work;
        private volatile boolean cancelled;
        private volatile boolean done;
        private volatile @Nullable Window<T> arrived;
        private @Nullable Throwable error;
        private @Nullable Window<T> current;
        private int at;
        private WindowDemand demanded = WindowDemand.NONE;

        Rows(CoreSubscriber<? super T> actual, boolean fromWire) {
            this.actual = actual;
            this.fromWire = fromWire;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            upstream = subscription;
            actual.onSubscribe(this);
        }

        @Override
        public void onNext(Window<T> window) {
            arrived = window;
            drain();
        }

        @Override
        public void onError(Throwable failure) {
            error = failure;
            done = true;
            drain();
        }

        @Override
        public void onComplete() {
            done = true;
            drain();
        }

        @Override
        public void request(long n) {
            if (Operators.validate(n) && Operators.addCap(REQUESTED, this, n) != Long.MAX_VALUE) {
                drain();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            if (upstream != null) {
                upstream.cancel();
            }
        }

        @Override
        public State now() {
            return requested == 0 ? State.WAITING_FOR_DEMAND : State.RUNNING;
        }

        @Override
        public boolean isUnbounded() {
            return requested == Long.MAX_VALUE;
        }

        private void drain() {
            if (WORK.getAndIncrement(this) != 0) {
                return;
            }
            Subscription undemanded = null;
            int missed = 1;
            do {
                Subscription windows = step();
                undemanded = windows == null ? undemanded : windows;
                missed = WORK.addAndGet(this, -missed);
            } while (missed != 0);
            if (undemanded != null) {
                undemanded.request(Long.MAX_VALUE);
            }
        }

        /**
         * Emits the rows that are available and demanded, and requests the next window.
         *
         * @return the upstream that the drain loop requests all windows from, after its last iteration: then only the
         *     thread that emits them drains, and each window is emitted before the next one arrives
         */
        private @Nullable Subscription step() {
            while (!cancelled) {
                boolean ended = done;
                Window<T> window = window();
                if (window == null) {
                    if (ended) {
                        terminate();
                    } else if (requested != 0 && demanded == WindowDemand.NONE && upstream != null) {
                        return demand(upstream);
                    }
                    return null;
                }
                if (window.last() && !ended || !emit(window)) {
                    return null;
                }
            }
            return null;
        }

        private @Nullable Subscription demand(Subscription windows) {
            if (fromWire && requested == Long.MAX_VALUE) {
                demanded = WindowDemand.ALL;
                return windows;
            }
            demanded = WindowDemand.ONE;
            windows.request(1);
            return null;
        }

        /** The window that supplies the next rows; null if none has arrived. */
        private @Nullable Window<T> window() {
            if (current == null && arrived != null) {
                current = arrived;
                arrived = null;
                at = 0;
                demanded = demanded == WindowDemand.ONE ? WindowDemand.NONE : demanded;
            }
            return current;
        }

        /** Emits rows within the demand. Returns true if the window is finished, or demand is left. */
        private boolean emit(Window<T> window) {
            List<T> rows = window.rows();
            if (done && error != null) {
                at = rows.size();
            }
            long wanted = requested;
            long emitted = 0;
            while (at < rows.size() && emitted < wanted && !cancelled) {
                actual.onNext(rows.get(at++));
                emitted++;
            }
            if (emitted != 0) {
                Operators.produced(REQUESTED, this, emitted);
            }
            if (at < rows.size()) {
                return requested != 0;
            }
            current = null;
            return true;
        }

        private void terminate() {
            cancelled = true;
            if (error != null) {
                actual.onError(error);
            } else {
                actual.onComplete();
            }
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }
    }
}

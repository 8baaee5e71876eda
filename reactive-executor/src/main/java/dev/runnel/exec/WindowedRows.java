package dev.runnel.exec;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * The rows of windows, by demand. The next window is asked for when the last row of the one before was given on; the rows of the
 * last window wait until {@code windows} has ended, which is when the lease went back.
 */
final class WindowedRows<T> extends Flux<T> {
    private final Flux<Window<T>> windows;

    WindowedRows(Flux<Window<T>> windows) {
        this.windows = windows;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        windows.subscribe(new Rows<>(actual));
    }

    /** What is not volatile is touched by the one thread that drains, or before it is told to. */
    private static final class Rows<T> implements CoreSubscriber<Window<T>>, Subscription {
        @SuppressWarnings("rawtypes")
        private static final AtomicLongFieldUpdater<Rows> REQUESTED =
                AtomicLongFieldUpdater.newUpdater(Rows.class, "requested");

        @SuppressWarnings("rawtypes")
        private static final AtomicIntegerFieldUpdater<Rows> WORK =
                AtomicIntegerFieldUpdater.newUpdater(Rows.class, "work");

        private final CoreSubscriber<? super T> actual;
        private @Nullable Subscription upstream;
        private volatile long requested;
        private volatile int work;
        private volatile boolean cancelled;
        private volatile boolean done;
        private volatile @Nullable Window<T> arrived;
        private @Nullable Throwable error;
        private @Nullable Window<T> current;
        private int at;
        private boolean asked;

        Rows(CoreSubscriber<? super T> actual) {
            this.actual = actual;
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
            if (Operators.validate(n)) {
                Operators.addCap(REQUESTED, this, n);
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

        private void drain() {
            if (WORK.getAndIncrement(this) != 0) {
                return;
            }
            int missed = 1;
            do {
                step();
                missed = WORK.addAndGet(this, -missed);
            } while (missed != 0);
        }

        private void step() {
            while (!cancelled) {
                boolean ended = done;
                Window<T> window = window();
                if (window == null) {
                    if (ended) {
                        end();
                    } else if (requested != 0 && !asked && upstream != null) {
                        asked = true;
                        upstream.request(1);
                    }
                    return;
                }
                if (window.last() && !ended || !emit(window)) {
                    return;
                }
            }
        }

        /** The window whose rows are next, if one is there. */
        private @Nullable Window<T> window() {
            if (current == null && arrived != null) {
                current = arrived;
                arrived = null;
                at = 0;
                asked = false;
            }
            return current;
        }

        /** Gives on as many rows as are wanted; whether the window has none left. */
        private boolean emit(Window<T> window) {
            List<T> rows = window.rows();
            if (window.last() && error != null) {
                at = rows.size();
            }
            long wanted = requested;
            long given = 0;
            while (at < rows.size() && given < wanted && !cancelled) {
                actual.onNext(rows.get(at++));
                given++;
            }
            if (given != 0) {
                Operators.produced(REQUESTED, this, given);
            }
            if (at < rows.size()) {
                return requested != 0;
            }
            current = null;
            return true;
        }

        private void end() {
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

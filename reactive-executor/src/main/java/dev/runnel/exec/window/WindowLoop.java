package dev.runnel.exec.window;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Emits window after window until the last, and loads each one on demand. {@code repeat} and {@code expand} would load
 * the next one as soon as the previous one has ended.
 */
public final class WindowLoop<T> extends Flux<Window<T>> {
    private final Supplier<Mono<Window<T>>> next;

    public WindowLoop(Supplier<Mono<Window<T>>> next) {
        this.next = next;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Window<T>> actual) {
        actual.onSubscribe(new Loop<>(actual, next));
    }

    /** The subscription of downstream and the subscriber of every window. One window is loaded at a time. */
    private static final class Loop<T> implements CoreSubscriber<Window<T>>, Subscription {
        private static final AtomicLongFieldUpdater<Loop<?>> REQUESTED = updater();

        @SuppressWarnings("rawtypes")
        private static final AtomicReferenceFieldUpdater<Loop, Subscription> WINDOW =
                AtomicReferenceFieldUpdater.newUpdater(Loop.class, Subscription.class, "window");

        @SuppressWarnings("rawtypes")
        private static final AtomicIntegerFieldUpdater<Loop> STARTS =
                AtomicIntegerFieldUpdater.newUpdater(Loop.class, "starts");

        private final CoreSubscriber<? super Window<T>> actual;
        private final Supplier<Mono<Window<T>>> next;
        private volatile long requested;
        private volatile int starts;
        private volatile @Nullable Subscription window;
        private @Nullable Window<T> loaded;

        Loop(CoreSubscriber<? super Window<T>> actual, Supplier<Mono<Window<T>>> next) {
            this.actual = actual;
            this.next = next;
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static AtomicLongFieldUpdater<Loop<?>> updater() {
            return (AtomicLongFieldUpdater) AtomicLongFieldUpdater.newUpdater(Loop.class, "requested");
        }

        @Override
        public void request(long n) {
            if (Operators.validate(n) && Operators.addCap(REQUESTED, this, n) == 0) {
                start();
            }
        }

        /** Windows that complete at once are loaded in this loop, not recursively. */
        private void start() {
            if (STARTS.getAndIncrement(this) == 0) {
                do {
                    load();
                } while (STARTS.decrementAndGet(this) != 0);
            }
        }

        private void load() {
            Mono<Window<T>> mono;
            try {
                mono = next.get();
            } catch (RuntimeException failed) {
                actual.onError(failed);
                return;
            }
            mono.subscribe(this);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (Operators.replace(WINDOW, this, subscription)) {
                subscription.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(Window<T> rows) {
            loaded = rows;
        }

        @Override
        public void onComplete() {
            Window<T> rows = loaded;
            loaded = null;
            if (rows == null) {
                actual.onComplete();
                return;
            }
            actual.onNext(rows);
            if (rows.last()) {
                actual.onComplete();
            } else if (Operators.produced(REQUESTED, this, 1) != 0) {
                start();
            }
        }

        @Override
        public void onError(Throwable error) {
            actual.onError(error);
        }

        @Override
        public void cancel() {
            Operators.terminate(WINDOW, this);
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }
    }
}

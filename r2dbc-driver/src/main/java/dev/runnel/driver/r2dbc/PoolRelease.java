package dev.runnel.driver.r2dbc;

import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * Releases a connection, and completes when the pool has finished. The pool signals completion first and checks afterwards whether it was
 * closed. A subscriber that closed it at once would have the connection closed twice and one permit too many returned. Ignores cancellation
 * and never fails.
 */
final class PoolRelease extends Mono<Void> {
    private final Mono<Void> release;

    PoolRelease(Mono<Void> release) {
        this.release = release;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> actual) {
        Both both = new Both(actual);
        actual.onSubscribe(Operators.emptySubscription());
        release.subscribe(both);
        both.arrived();
    }

    /** Waits for the signal of the pool and for the return of the call to it. */
    private static final class Both extends AtomicInteger implements CoreSubscriber<Void> {
        private final transient CoreSubscriber<? super Void> actual;

        Both(CoreSubscriber<? super Void> actual) {
            super(2);
            this.actual = actual;
        }

        void arrived() {
            if (decrementAndGet() == 0) {
                actual.onComplete();
            }
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Void nothing) {
            // a release emits no value
        }

        @Override
        public void onError(Throwable error) {
            arrived();
        }

        @Override
        public void onComplete() {
            arrived();
        }
    }
}

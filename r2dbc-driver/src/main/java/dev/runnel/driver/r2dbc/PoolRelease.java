package dev.runnel.driver.r2dbc;

import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * Gives a connection back, and ends when the pool is through with it. The pool itself ends the release first, and looks afterwards
 * whether it was closed meanwhile: who closes it at once would have the connection closed twice, and a permit too many returned.
 * Cannot be cancelled, and never fails.
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

    /** Waits for the answer of the pool, and for the return of the call that it was given in. */
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
            // there is none
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

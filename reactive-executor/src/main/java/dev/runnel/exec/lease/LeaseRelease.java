package dev.runnel.exec.lease;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/** Gives a lease back. Its program is among what runs until then, and no more when anyone hears of it. Never cancelled. */
final class LeaseRelease extends MonoOperator<Void, Void> {
    private final LeaseScope held;

    LeaseRelease(Mono<Void> release, LeaseScope held) {
        super(release);
        this.held = held;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> actual) {
        source.subscribe(new Answer(actual, held));
    }

    private record Answer(CoreSubscriber<? super Void> actual, LeaseScope held) implements CoreSubscriber<Void> {
        @Override
        public void onSubscribe(Subscription subscription) {
            actual.onSubscribe(subscription);
        }

        @Override
        public void onNext(Void nothing) {
            // there is none
        }

        @Override
        public void onError(Throwable error) {
            held.deregister();
            actual.onError(error);
        }

        @Override
        public void onComplete() {
            held.deregister();
            actual.onComplete();
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }
    }
}

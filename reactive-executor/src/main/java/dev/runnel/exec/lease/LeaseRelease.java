package dev.runnel.exec.lease;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/** Releases a lease and deregisters it before completing. Ignores cancellation. */
final class LeaseRelease extends MonoOperator<Void, Void> {
    private final LeaseScope scope;

    LeaseRelease(Mono<Void> release, LeaseScope scope) {
        super(release);
        this.scope = scope;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> actual) {
        source.subscribe(new ReleaseSubscriber(actual, scope));
    }

    private record ReleaseSubscriber(CoreSubscriber<? super Void> actual, LeaseScope scope)
            implements CoreSubscriber<Void> {
        @Override
        public void onSubscribe(Subscription subscription) {
            actual.onSubscribe(subscription);
        }

        @Override
        public void onNext(Void nothing) {
            // a release emits no value
        }

        @Override
        public void onError(Throwable error) {
            scope.deregister();
            actual.onError(error);
        }

        @Override
        public void onComplete() {
            scope.deregister();
            actual.onComplete();
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }
    }
}

package dev.runnel.driver.r2dbc;

import dev.runnel.error.RunnelException;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** A command of the SPI, sent once per subscription, and not waited for when its subscriber does not. */
final class Command extends Mono<Void> {
    private final ServerConnection connection;
    private final Publisher<Void> work;

    Command(ServerConnection connection, Publisher<Void> work) {
        this.connection = connection;
        this.work = work;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> actual) {
        Answer answer = new Answer(actual, connection);
        actual.onSubscribe(answer);
        if (answer.isOpen()) {
            connection.asked(answer);
            connection.onItsThread(Flux.from(work)).subscribe(answer);
        }
    }

    private static final class Answer extends Operators.DeferredSubscription implements CoreSubscriber<Void>, Asked {
        private final CoreSubscriber<? super Void> actual;
        private final ServerConnection connection;
        private final AtomicReference<Ending> ending = new AtomicReference<>(Ending.OPEN);

        Answer(CoreSubscriber<? super Void> actual, ServerConnection connection) {
            this.actual = actual;
            this.connection = connection;
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (set(subscription)) {
                subscription.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(Void nothing) {
            // there is none
        }

        @Override
        public void onError(Throwable error) {
            Throwable mapped = connection.failed(error);
            connection.answered(this);
            if (ending.compareAndSet(Ending.OPEN, Ending.OVER)) {
                actual.onError(mapped);
            }
        }

        @Override
        public void onComplete() {
            connection.used();
            connection.answered(this);
            if (ending.compareAndSet(Ending.OPEN, Ending.OVER)) {
                actual.onComplete();
            }
        }

        /** There is nothing to be had but the end. */
        @Override
        public void request(long n) {
            Operators.validate(n);
        }

        @Override
        public void cancel() {
            ending.set(Ending.OVER);
            connection.answered(this);
            super.cancel();
        }

        @Override
        public boolean isStatement() {
            return false;
        }

        /** Nobody stops a command: what comes after it waits for its answer. */
        @Override
        public Mono<Void> sent() {
            return Mono.empty();
        }

        @Override
        public boolean isOpen() {
            return ending.get() == Ending.OPEN;
        }

        @Override
        public long signs() {
            return 0;
        }

        @Override
        public boolean overdue() {
            return ending.compareAndSet(Ending.OPEN, Ending.OVERDUE);
        }

        @Override
        public void fail(RunnelException error) {
            if (ending.compareAndSet(Ending.OVERDUE, Ending.OVER)) {
                actual.onError(error);
            }
        }
    }
}

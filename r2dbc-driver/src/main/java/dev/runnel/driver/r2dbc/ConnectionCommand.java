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

/** A command of the R2DBC SPI, sent once per subscription. Nothing waits for a command after its subscriber has cancelled. */
final class ConnectionCommand extends Mono<Void> {
    private final ServerConnection connection;
    private final Publisher<Void> work;

    ConnectionCommand(ServerConnection connection, Publisher<Void> work) {
        this.connection = connection;
        this.work = work;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> actual) {
        Answer answer = new Answer(actual, connection);
        actual.onSubscribe(answer);
        if (answer.isPending()) {
            connection.asked(answer);
            connection.subscribeOnConnectionThread(Flux.from(work)).subscribe(answer);
        }
    }

    private static final class Answer extends Operators.DeferredSubscription
            implements CoreSubscriber<Void>, PendingRequest {
        private final CoreSubscriber<? super Void> actual;
        private final ServerConnection connection;
        private final AtomicReference<RequestState> ending = new AtomicReference<>(RequestState.OPEN);

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
            // a command emits no value
        }

        @Override
        public void onError(Throwable error) {
            Throwable mapped = connection.failed(error);
            connection.answered(this);
            if (ending.compareAndSet(RequestState.OPEN, RequestState.OVER)) {
                actual.onError(mapped);
            }
        }

        @Override
        public void onComplete() {
            connection.touch();
            connection.answered(this);
            if (ending.compareAndSet(RequestState.OPEN, RequestState.OVER)) {
                actual.onComplete();
            }
        }

        /** A command emits no value, so demand has no effect. */
        @Override
        public void request(long n) {
            Operators.validate(n);
        }

        @Override
        public void cancel() {
            ending.set(RequestState.OVER);
            connection.answered(this);
            super.cancel();
        }

        @Override
        public boolean isStatement() {
            return false;
        }

        /** A command is never stopped. The next statement waits for its answer. */
        @Override
        public Mono<Void> sent() {
            return Mono.empty();
        }

        @Override
        public boolean isPending() {
            return ending.get() == RequestState.OPEN;
        }

        @Override
        public long progress() {
            return 0;
        }

        @Override
        public boolean expire() {
            return ending.compareAndSet(RequestState.OPEN, RequestState.OVERDUE);
        }

        @Override
        public void fail(RunnelException error) {
            if (ending.compareAndSet(RequestState.OVERDUE, RequestState.OVER)) {
                actual.onError(error);
            }
        }
    }
}

package dev.runnel.driver.r2dbc;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.pool.PooledRef;

/**
 * Acquires a connection from the pool. The request to the pool is never cancelled. A connection that arrives after the subscriber has
 * cancelled is released, so no connection is lost in a race.
 */
final class ConnectionAcquisition extends Mono<R2dbcLease> {
    private final Mono<PooledRef<ServerConnection>> source;
    private final Validation doubt;
    private final UnaryOperator<Throwable> mapError;

    /** Validation of connections that may be broken. */
    interface Validation {
        /** Returns a usable connection, the given one or another; null if the given one needs no validation. */
        @Nullable
        Mono<PooledRef<ServerConnection>> about(PooledRef<ServerConnection> ref);
    }

    ConnectionAcquisition(
            Mono<PooledRef<ServerConnection>> source, Validation doubt, UnaryOperator<Throwable> mapError) {
        this.source = source;
        this.doubt = doubt;
        this.mapError = mapError;
    }

    @Override
    public void subscribe(CoreSubscriber<? super R2dbcLease> actual) {
        Waiting waiting = new Waiting(actual, doubt, mapError);
        actual.onSubscribe(waiting);
        source.subscribe(waiting);
    }

    /** The state of a waiting subscriber. {@code Held} stores a lease that has arrived and is not requested yet. */
    private sealed interface State {
        enum Fixed implements State {
            IDLE,
            WANTED,
            OVER
        }

        record Held(R2dbcLease lease) implements State {}
    }

    private static final class Waiting implements CoreSubscriber<PooledRef<ServerConnection>>, Subscription {
        private final CoreSubscriber<? super R2dbcLease> actual;
        private final Validation doubt;
        private final UnaryOperator<Throwable> mapError;
        private final AtomicReference<State> state = new AtomicReference<>(State.Fixed.IDLE);

        /** True if the validation has started. The connection that it returns is used as it is. Accessed by one thread at a time. */
        private boolean asked;

        Waiting(CoreSubscriber<? super R2dbcLease> actual, Validation doubt, UnaryOperator<Throwable> mapError) {
            this.actual = actual;
            this.doubt = doubt;
            this.mapError = mapError;
        }

        @Override
        public reactor.util.context.Context currentContext() {
            return actual.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(PooledRef<ServerConnection> ref) {
            Mono<PooledRef<ServerConnection>> better = asked ? null : doubt.about(ref);
            if (better != null) {
                asked = true;
                better.subscribe(this);
                return;
            }
            R2dbcLease lease = new R2dbcLease(ref);
            if (state.compareAndSet(State.Fixed.WANTED, State.Fixed.OVER)) {
                emit(lease);
            } else if (!state.compareAndSet(State.Fixed.IDLE, new State.Held(lease))) {
                arriveLate(lease);
            }
        }

        /** The subscriber has requested or cancelled since {@link #onNext} tested the state. */
        private void arriveLate(R2dbcLease lease) {
            if (state.compareAndSet(State.Fixed.WANTED, State.Fixed.OVER)) {
                emit(lease);
            } else {
                lease.release().subscribe();
            }
        }

        private void emit(R2dbcLease lease) {
            actual.onNext(lease);
            actual.onComplete();
        }

        @Override
        public void onError(Throwable error) {
            if (state.getAndSet(State.Fixed.OVER) != State.Fixed.OVER) {
                actual.onError(mapError.apply(error));
            }
        }

        @Override
        public void onComplete() {
            // the pool emits a connection or an error
        }

        @Override
        public void request(long n) {
            if (!Operators.validate(n) || state.compareAndSet(State.Fixed.IDLE, State.Fixed.WANTED)) {
                return;
            }
            State current = state.get();
            if (current instanceof State.Held held && state.compareAndSet(current, State.Fixed.OVER)) {
                emit(held.lease());
            }
        }

        @Override
        public void cancel() {
            if (state.getAndSet(State.Fixed.OVER) instanceof State.Held held) {
                held.lease().release().subscribe();
            }
        }
    }
}

package dev.runnel.exec.lease;

import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.ServerCursor;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateCount;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.publisher.Operators;

/**
 * A lease that sends nothing after it is stopped. A cancel can come on any thread, even while another thread
 * subscribes to the next statement. That statement must not be sent after ROLLBACK, nor on a released connection.
 * {@code stop()} waits for subscriptions in progress; later subscriptions receive no signals.
 */
public final class StoppableLease extends ForwardingLease {
    private final InFlightCounter subscribing = new InFlightCounter();
    private @Nullable Mono<Void> stop;

    public StoppableLease(Lease lease) {
        super(lease);
    }

    /** Rejects further statements. Completes when the driver has received all statements that were subscribed to. */
    Mono<Void> close() {
        return subscribing.close();
    }

    /**
     * Rejects further statements, waits until the driver has received the earlier ones, and cancels them. Completes
     * when the connection is usable again. After that, only the end of the transaction runs on the connection.
     * Concurrent callers share one cancellation. Never fails.
     */
    public synchronized Mono<Void> stop() {
        Mono<Void> known = stop;
        if (known == null) {
            known = close().then(Mono.defer(lease::cancel)).onErrorComplete().cache();
            stop = known;
        }
        return known;
    }

    @Override
    public <T> Flux<T> rows(CompiledOperation operation, @Nullable Object[] values, RowReader<T> reader) {
        return new Rows<>(lease.rows(operation, values, reader));
    }

    @Override
    public Mono<UpdateCount> run(CompiledOperation operation, @Nullable Object[] values) {
        return new Single<>(lease.run(operation, values));
    }

    @Override
    public Mono<Void> begin(TransactionMode mode) {
        return new Single<>(lease.begin(mode));
    }

    @Override
    public Mono<ServerCursor> openCursor(CompiledOperation select, @Nullable Object[] values) {
        return new Single<>(lease.openCursor(select, values));
    }

    @Override
    public <T> Flux<T> fetch(ServerCursor cursor, int most, RowReader<T> reader) {
        return new Rows<>(lease.fetch(cursor, most, reader));
    }

    @Override
    public Mono<Void> closeCursor(ServerCursor cursor) {
        return new Single<>(lease.closeCursor(cursor));
    }

    private void unlessStopped(CoreSubscriber<?> subscriber, Runnable subscribe) {
        if (!subscribing.enter()) {
            subscriber.onSubscribe(Operators.emptySubscription());
            return;
        }
        try {
            subscribe.run();
        } finally {
            subscribing.leave();
        }
    }

    private final class Rows<T> extends FluxOperator<T, T> {
        Rows(Flux<T> rows) {
            super(rows);
        }

        @Override
        public void subscribe(CoreSubscriber<? super T> actual) {
            unlessStopped(actual, () -> source.subscribe(actual));
        }
    }

    private final class Single<T> extends MonoOperator<T, T> {
        Single(Mono<T> value) {
            super(value);
        }

        @Override
        public void subscribe(CoreSubscriber<? super T> actual) {
            unlessStopped(actual, () -> source.subscribe(actual));
        }
    }
}

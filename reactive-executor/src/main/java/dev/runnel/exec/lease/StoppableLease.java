package dev.runnel.exec.lease;

import dev.runnel.error.LimitExceededException;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.ServerCursor;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateCount;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import reactor.core.CorePublisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;

/**
 * A lease that sends nothing after it is stopped, and no statement beyond the statement limit. A cancel can come on any
 * thread, even while another thread subscribes to the next statement. That statement must not be sent after ROLLBACK,
 * nor on a released connection. {@code stop()} waits for subscriptions in progress; later subscriptions receive no
 * signals. The commands that end a transaction, and those of savepoints, are sent in any case.
 */
public final class StoppableLease implements Lease {
    private static final int CLOSED = 1 << 31;
    private static final AtomicIntegerFieldUpdater<StoppableLease> STATE =
            AtomicIntegerFieldUpdater.newUpdater(StoppableLease.class, "state");

    private final Lease lease;
    private final @Nullable StatementLimit limit;

    /** The number of subscriptions in progress, and the flag {@link #CLOSED}. */
    private volatile int state;

    // created on the first use, because most leases are never stopped; guarded by this
    private Sinks.@Nullable Empty<Void> sent;
    private @Nullable Mono<Void> stop;

    public StoppableLease(Lease lease) {
        this(lease, null);
    }

    StoppableLease(Lease lease, @Nullable StatementLimit limit) {
        this.lease = lease;
        this.limit = limit;
    }

    /** Rejects further statements. Completes when the driver has received all statements that were subscribed to. */
    Mono<Void> close() {
        return Mono.defer(() -> {
            Sinks.Empty<Void> all = sent();
            if (STATE.updateAndGet(this, n -> n | CLOSED) == CLOSED) {
                all.tryEmitEmpty();
            }
            return all.asMono();
        });
    }

    /** Completes when the lease is closed and no subscription is in progress. */
    private synchronized Sinks.Empty<Void> sent() {
        if (sent == null) {
            sent = Sinks.empty();
        }
        return sent;
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

    /** @param counted the operation that the limit counts; null if it counts none */
    private <T> Flux<T> guarded(Flux<T> rows, @Nullable CompiledOperation counted) {
        return new FluxOperator<>(rows) {
            @Override
            public void subscribe(CoreSubscriber<? super T> actual) {
                send(source, actual, counted);
            }
        };
    }

    /** @param counted the operation that the limit counts; null if it counts none */
    private <T> Mono<T> guarded(Mono<T> value, @Nullable CompiledOperation counted) {
        return new MonoOperator<>(value) {
            @Override
            public void subscribe(CoreSubscriber<? super T> actual) {
                send(source, actual, counted);
            }
        };
    }

    private <T> void send(
            CorePublisher<? extends T> call, CoreSubscriber<? super T> actual, @Nullable CompiledOperation counted) {
        if (STATE.updateAndGet(this, n -> n < 0 ? n : n + 1) < 0) {
            actual.onSubscribe(Operators.emptySubscription());
            return;
        }
        try {
            LimitExceededException exceeded =
                    limit == null || counted == null ? null : limit.count(actual.currentContext(), counted);
            if (exceeded == null) {
                call.subscribe(actual);
            } else {
                Operators.error(actual, exceeded);
            }
        } finally {
            if (STATE.decrementAndGet(this) == CLOSED) {
                sent().tryEmitEmpty();
            }
        }
    }

    @Override
    public <T> Flux<T> rows(CompiledOperation operation, @Nullable Object[] values, RowReader<T> reader) {
        return guarded(lease.rows(operation, values, reader), operation);
    }

    @Override
    public Mono<UpdateCount> run(CompiledOperation operation, @Nullable Object[] values) {
        return guarded(lease.run(operation, values), operation);
    }

    @Override
    public Mono<Void> begin(TransactionMode mode) {
        return guarded(lease.begin(mode), null);
    }

    @Override
    public Mono<Void> commit() {
        return lease.commit();
    }

    @Override
    public Mono<Void> rollback() {
        return lease.rollback();
    }

    @Override
    public Mono<Void> savepoint(String name) {
        return lease.savepoint(name);
    }

    @Override
    public Mono<Void> releaseSavepoint(String name) {
        return lease.releaseSavepoint(name);
    }

    @Override
    public Mono<Void> rollbackTo(String name) {
        return lease.rollbackTo(name);
    }

    @Override
    public Mono<ServerCursor> openCursor(CompiledOperation select, @Nullable Object[] values) {
        return guarded(lease.openCursor(select, values), null);
    }

    @Override
    public <T> Flux<T> fetch(ServerCursor cursor, int most, RowReader<T> reader) {
        return guarded(lease.fetch(cursor, most, reader), cursor.select());
    }

    @Override
    public Mono<Void> closeCursor(ServerCursor cursor) {
        return guarded(lease.closeCursor(cursor), null);
    }

    @Override
    public Mono<Void> cancel() {
        return lease.cancel();
    }

    @Override
    public Mono<Void> release() {
        return lease.release();
    }
}

package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.error.Errors;
import dev.runnel.driver.r2dbc.sql.SqlText;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * One statement sent once per subscription. It counts as running from then until the database has ended it: what is cancelled runs
 * on until the lease stops it.
 */
final class Execution<T> extends Flux<T> {
    private final ServerConnection connection;
    private final AtomicInteger running;
    private final SqlText sql;
    private final int fetchSize;
    private final @Nullable Object[] values;
    private final List<@Nullable Object[]> rows;
    private final Supplier<Function<Result, Publisher<T>>> reading;

    /** @param reading what becomes of the result, new for each subscription */
    Execution(
            ServerConnection connection,
            AtomicInteger running,
            SqlText sql,
            int fetchSize,
            @Nullable Object[] values,
            List<@Nullable Object[]> rows,
            Supplier<Function<Result, Publisher<T>>> reading) {
        this.connection = connection;
        this.running = running;
        this.sql = sql;
        this.fetchSize = fetchSize;
        this.values = values;
        this.rows = rows;
        this.reading = reading;
    }

    /** Sent when the subscriber has said what it wants first, which most say at once. */
    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        Watch<T> watch = new Watch<>(actual, connection, running);
        actual.onSubscribe(watch);
        if (watch.isCancelled()) {
            return;
        }
        Flux<T> result;
        try {
            Statement statement = connection.connection().createStatement(sql.text());
            connection.wire().bind(statement, sql, values, rows);
            if (!sql.generated().isEmpty()) {
                statement.returnGeneratedValues(sql.generated().toArray(String[]::new));
            }
            result = Flux.from(statement.fetchSize(fetchSize(watch.all)).execute())
                    .concatMap(reading.get(), 0)
                    .doOnDiscard(Result.class, Execution::close);
        } catch (RuntimeException refused) {
            actual.onError(Errors.notSent(refused));
            return;
        }
        running.incrementAndGet();
        connection.onItsThread(result).subscribe(watch);
    }

    /** Who wants all rows has them in one round trip, if the answer is binary without a portal too: if there are parameters. */
    private int fetchSize(boolean all) {
        return all && !sql.binds().isEmpty() ? Prepared.ALL_AT_ONCE : fetchSize;
    }

    /** A result that comes when it is no longer wanted: one that nobody subscribes to stays open, and blocks its connection. */
    private static void close(Result result) {
        Flux.from(result.getRowsUpdated()).subscribe().dispose();
    }

    private static final class Watch<T> extends Operators.DeferredSubscription implements CoreSubscriber<T> {
        private final CoreSubscriber<? super T> actual;
        private final ServerConnection connection;
        private final AtomicInteger running;

        /** Whether all rows were wanted before the statement was sent. */
        private boolean all;

        Watch(CoreSubscriber<? super T> actual, ServerConnection connection, AtomicInteger running) {
            this.actual = actual;
            this.connection = connection;
            this.running = running;
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            set(subscription);
        }

        @Override
        public void onNext(T row) {
            actual.onNext(row);
        }

        /** An error of the database ends a statement there; one of a reader, for instance, does not. */
        @Override
        public void onError(Throwable error) {
            Throwable mapped = connection.failed(error);
            if (error instanceof R2dbcException) {
                running.decrementAndGet();
            }
            actual.onError(mapped);
        }

        @Override
        public void onComplete() {
            connection.used();
            running.decrementAndGet();
            actual.onComplete();
        }

        @Override
        public void request(long n) {
            all |= n == Long.MAX_VALUE;
            super.request(n);
        }

        /** Whether nothing is wanted any more. */
        @Override
        protected boolean isCancelled() {
            return super.isCancelled();
        }
    }
}

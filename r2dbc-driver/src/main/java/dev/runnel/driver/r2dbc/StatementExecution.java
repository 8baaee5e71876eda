package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.error.LimitExceededException;
import dev.runnel.error.RunnelException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
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
 * A statement, sent once per subscription. It counts as running until the database has ended it: a cancelled statement runs on until the
 * lease stops it.
 */
final class StatementExecution<T> extends Flux<T> {
    private final ServerConnection connection;
    private final SqlText sql;
    private final int fetchSize;
    private final @Nullable Object[] values;
    private final List<@Nullable Object[]> rows;
    private final Supplier<Function<Result, Publisher<T>>> reading;

    /** @param reading creates the reader of the results, once for each subscription */
    StatementExecution(
            ServerConnection connection,
            SqlText sql,
            int fetchSize,
            @Nullable Object[] values,
            List<@Nullable Object[]> rows,
            Supplier<Function<Result, Publisher<T>>> reading) {
        this.connection = connection;
        this.sql = sql;
        this.fetchSize = fetchSize;
        this.values = values;
        this.rows = rows;
        this.reading = reading;
    }

    /** The statement is sent after {@code onSubscribe}, where most subscribers request: the demand decides the fetch size. */
    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        StatementSubscriber<T> watch =
                new StatementSubscriber<>(actual, connection, reading.get(), connection.resultSignalsStart(sql));
        actual.onSubscribe(watch);
        if (!watch.isPending()) {
            return;
        }
        Flux<T> result;
        try {
            refuseTooLarge();
            Statement statement =
                    connection.connection().createStatement(connection.wire().text(sql, values, rows));
            connection.wire().bind(statement, sql, values, rows, connection.now());
            if (!sql.generated().isEmpty()) {
                statement.returnGeneratedValues(sql.generated().toArray(String[]::new));
            }
            result = Flux.from(statement
                            .fetchSize(fetchSize(watch.wanted == Long.MAX_VALUE))
                            .execute())
                    .concatMap(watch::read, 0)
                    .doOnDiscard(Object.class, connection.discardHook());
        } catch (LimitExceededException tooLarge) {
            actual.onError(tooLarge);
            return;
        } catch (RuntimeException refused) {
            actual.onError(ErrorTranslator.rejectedBeforeSend(refused));
            return;
        }
        watch.send(connection.subscribeOnConnectionThread(result));
    }

    /** The server would end the session on a statement that is too large. */
    private void refuseTooLarge() {
        long most = connection.maxPacketBytes();
        if (most < Long.MAX_VALUE) {
            long bytes = connection.wire().bytes(sql, values);
            for (@Nullable Object[] row : rows) {
                bytes += connection.wire().bytesOfRow(sql, row);
            }
            if (bytes > most) {
                throw ErrorTranslator.tooLarge(most);
            }
        }
    }

    /** Fetches all rows in one round trip for unbounded demand, if the rows are binary without a portal, which takes parameters. */
    private int fetchSize(boolean all) {
        return all && !sql.binds().isEmpty() ? CompiledSql.ALL_AT_ONCE : fetchSize;
    }

    private static final class StatementSubscriber<T> extends SendTrackingSubscription
            implements CoreSubscriber<T>, PendingRequest {
        @SuppressWarnings("rawtypes")
        private static final AtomicLongFieldUpdater<StatementSubscriber> SIGNS =
                AtomicLongFieldUpdater.newUpdater(StatementSubscriber.class, "signs");

        @SuppressWarnings("rawtypes")
        private static final AtomicReferenceFieldUpdater<StatementSubscriber, RequestState> ENDING =
                AtomicReferenceFieldUpdater.newUpdater(StatementSubscriber.class, RequestState.class, "ending");

        private final CoreSubscriber<? super T> actual;
        private final ServerConnection connection;
        private final Function<Result, Publisher<T>> reading;
        private volatile RequestState ending = RequestState.OPEN;

        /** True if the result has not arrived and must be waited for. */
        private volatile boolean awaited;

        /** The total demand so far. */
        private volatile long wanted;

        /** Twice the number of rows that arrived, plus one while the subscriber processes a row. Written only by the thread of the rows. */
        private volatile long signs;

        StatementSubscriber(
                CoreSubscriber<? super T> actual,
                ServerConnection connection,
                Function<Result, Publisher<T>> reading,
                boolean awaited) {
            this.actual = actual;
            this.connection = connection;
            this.reading = reading;
            this.awaited = awaited;
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        void send(Flux<T> result) {
            begin();
            connection.asked(this);
            if (isPending()) {
                result.subscribe(this);
            } else {
                connection.answered(this);
            }
            end();
        }

        /** Ends a result that was awaited after the subscriber had cancelled. */
        Publisher<T> read(Result result) {
            boolean waited = awaited;
            awaited = false;
            if (!waited || isPending()) {
                return reading.apply(result);
            }
            ServerConnection.end(result);
            super.cancel();
            return Flux.empty();
        }

        private void leave() {
            if (awaited) {
                super.request(1);
            } else {
                super.cancel();
            }
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            set(subscription);
        }

        /** The watchdog may see the counter late, so it is written without a barrier. */
        @Override
        public void onNext(T row) {
            if (!isPending()) {
                return;
            }
            long before = signs;
            SIGNS.lazySet(this, before + 1);
            actual.onNext(row);
            SIGNS.lazySet(this, before + 2);
        }

        /** An error of the database ends the statement on the server. Another error, such as one of a row reader, does not. */
        @Override
        public void onError(Throwable error) {
            Throwable mapped = connection.failed(error);
            if (error instanceof R2dbcException) {
                connection.answered(this);
            }
            if (ENDING.compareAndSet(this, RequestState.OPEN, RequestState.OVER)) {
                actual.onError(mapped);
            }
        }

        @Override
        public void onComplete() {
            connection.touch();
            connection.answered(this);
            if (ENDING.compareAndSet(this, RequestState.OPEN, RequestState.OVER)) {
                actual.onComplete();
            }
        }

        @Override
        public void request(long n) {
            boolean first = wanted == 0;
            wanted = Operators.addCap(wanted, n);
            if (first) {
                begin();
                super.request(n);
                end();
            } else {
                super.request(n);
            }
        }

        @Override
        public void cancel() {
            ending = RequestState.OVER;
            leave();
        }

        @Override
        public boolean isStatement() {
            return true;
        }

        @Override
        public boolean isPending() {
            return ending == RequestState.OPEN;
        }

        @Override
        public long progress() {
            long now = signs;
            boolean isBusy = (now & 1) == 1;
            return isBusy || wanted <= now / 2 ? -1 : now;
        }

        /** The caller has the database stop the statement. */
        @Override
        public boolean expire() {
            boolean taken = ENDING.compareAndSet(this, RequestState.OPEN, RequestState.OVERDUE);
            if (taken) {
                leave();
            }
            return taken;
        }

        @Override
        public void fail(RunnelException error) {
            if (ENDING.compareAndSet(this, RequestState.OVERDUE, RequestState.OVER)) {
                actual.onError(error);
            }
        }
    }
}

package dev.runnel.benchmarks.ratio;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/** Connections of a pool, which are used by hand. */
final class Connections implements AutoCloseable {
    /** How many connections each variant has at most. */
    static final int MOST = 8;

    private static final Duration ACQUIRE_TIMEOUT = Duration.ofSeconds(30);

    private final Pool pool;
    private final @Nullable Scheduler blockable;

    private Connections(Pool pool, @Nullable Scheduler blockable) {
        this.pool = pool;
        this.blockable = blockable;
    }

    /** @param blockable where connections are used, if their driver blocks the thread that subscribes */
    static Connections ofR2dbcPool(ConnectionFactory factory, @Nullable Scheduler blockable) {
        return new Connections(new ByR2dbcPool(factory), blockable);
    }

    /** @param blockable where connections are used, if their driver blocks the thread that subscribes */
    static Connections ofReactorPool(ConnectionFactory factory, @Nullable Scheduler blockable) {
        return new Connections(new ByReactorPool(factory), blockable);
    }

    /** The rows of a statement on a connection of its own. */
    <T> Flux<T> rows(String sql, Function<Statement, Statement> bind, Function<Readable, T> row) {
        return with(connection -> rows(bind.apply(connection.createStatement(sql)), row));
    }

    /** The number of rows that a statement changes, on a connection of its own. */
    Mono<Long> updated(String sql, Function<Statement, Statement> bind) {
        return with(connection -> updated(bind.apply(connection.createStatement(sql))))
                .single();
    }

    /** Runs a statement for its effect. */
    void execute(String sql) {
        with(connection -> updated(connection.createStatement(sql))).blockLast();
    }

    static <T> Flux<T> rows(Statement statement, Function<Readable, T> row) {
        return Flux.from(statement.execute()).concatMap(result -> result.map(row));
    }

    static Mono<Long> updated(Statement statement) {
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
    }

    /** Works on one connection. */
    <T> Flux<T> with(Function<Connection, Publisher<T>> work) {
        Flux<T> used = pool.with(work);
        return blockable == null ? used : used.subscribeOn(blockable);
    }

    /** Works in a transaction. */
    <T> Mono<T> transaction(Function<Connection, Mono<T>> work) {
        return with(connection -> Flux.usingWhen(
                        Mono.from(connection.beginTransaction()).thenReturn(connection),
                        work,
                        Connection::commitTransaction,
                        (begun, failed) -> begun.rollbackTransaction(),
                        Connection::rollbackTransaction))
                .single();
    }

    @Override
    public void close() {
        pool.close();
    }

    private interface Pool {
        <T> Flux<T> with(Function<Connection, Publisher<T>> work);

        void close();
    }

    private static final class ByR2dbcPool implements Pool {
        private final ConnectionPool connections;

        ByR2dbcPool(ConnectionFactory factory) {
            connections = new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                    .initialSize(0)
                    .maxSize(MOST)
                    .maxAcquireTime(ACQUIRE_TIMEOUT)
                    .build());
        }

        @Override
        public <T> Flux<T> with(Function<Connection, Publisher<T>> work) {
            return Flux.usingWhen(connections.create(), work, Connection::close);
        }

        @Override
        public void close() {
            connections.disposeLater().block();
        }
    }

    private static final class ByReactorPool implements Pool {
        private final InstrumentedPool<Connection> connections;

        ByReactorPool(ConnectionFactory factory) {
            connections = PoolBuilder.<Connection>from(factory.create())
                    .sizeBetween(0, MOST)
                    .destroyHandler(connection -> Mono.from(connection.close()))
                    .buildPool();
        }

        @Override
        public <T> Flux<T> with(Function<Connection, Publisher<T>> work) {
            return Flux.usingWhen(
                    connections.acquire(ACQUIRE_TIMEOUT), leased -> work.apply(leased.poolable()), PooledRef::release);
        }

        @Override
        public void close() {
            connections.disposeLater().block();
        }
    }
}

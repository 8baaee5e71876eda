package dev.runnel;

import dev.runnel.spi.PoolStats;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A database and its models. Thread-safe. An application creates it once and calls {@link #close()} at its end; several instances with the
 * same models may exist at the same time.
 */
public interface Db extends Session {

    /**
     * Returns a Db with every model on the class path and default options. No I/O.
     *
     * @param url {@code r2dbc:postgresql://user:password@host/database}, {@code r2dbc:h2:mem:///name}, …
     * @throws dev.runnel.error.InvalidConfigurationException when no driver accepts the URL, or the URL is not valid
     * @throws dev.runnel.error.InvalidSchemaException when the class path has no models, or they contradict each other
     */
    static Db connect(String url) {
        return builder().url(url).build();
    }

    /** Returns a builder for options, a selection of models, or a driver instance. The builder performs no I/O. */
    static DbBuilder builder() {
        return new DbBuilder();
    }

    /** Creates the missing tables of the models, then their foreign keys. For development and tests. */
    Mono<Void> pushSchema();

    /**
     * Removes the tables of the models with <strong>all their rows</strong>; {@link #pushSchema} creates them again, empty. The removal
     * cannot be undone and asks for no confirmation: it is for tests, and for development on a database without other users. Missing tables
     * are skipped, and tables of other programs remain. It waits, as the database does, for the transactions that use the tables.
     *
     * @throws dev.runnel.error.DriverException when a table of another program refers to a table of the models; nothing is removed then
     */
    Mono<Void> dropSchema();

    /** Begins a transaction with the default options: see {@link #begin(TransactionOptions)}. */
    default Mono<ManualTransaction> begin() {
        return begin(TransactionOptions.DEFAULT);
    }

    /**
     * Begins a transaction that the caller commits or rolls back: for {@code Flux.usingWhen}, and for code without a body function. A cancel
     * before the transaction is emitted rolls it back. An operator that discards the transaction leaves it open unless {@code doOnDiscard}
     * rolls it back. Avoid a bare {@code subscribe} or {@code toFuture}: if its subscription is disposed of while the transaction is emitted,
     * Reactor drops the transaction silently.
     *
     * @throws dev.runnel.error.InvalidStatementException when the options request retries
     * @throws dev.runnel.error.UnsupportedFeatureException when the database has no interactive transactions, or inside a transaction or a
     *     pinned connection
     */
    Mono<ManualTransaction> begin(TransactionOptions options);

    /**
     * Pins one connection for all statements that the body runs on the session, or on this Db through the Reactor Context. Statements and
     * transactions run on it one after the other, each independently. A read buffers one window at a time, so a loop over its rows may run
     * statements too. Inside a transaction or another pinned connection, the body uses the connection of that one.
     */
    <T> Mono<T> connection(Function<Session, Mono<T>> body);

    /**
     * Pins one connection for a body of several values: see {@link #connection}. Each value is emitted as it arrives. The connection stays leased
     * until the subscriber has received all values or cancels.
     */
    <T> Flux<T> connectionMany(Function<Session, ? extends Publisher<T>> body);

    /** Returns a session of this Db that does not join a transaction of the Reactor Context. */
    Session outsideTransaction();

    /**
     * Counts every statement of this Db under one subscription to the publisher against {@link DbOptions#statementLimit}, so that a
     * loop with one statement per row fails in a test:
     *
     * <pre>{@code
     * Db db = Db.builder().url(…).options(o -> o.withStatementLimit(5)).build();
     *
     * db.withStatementLimit(Users.all().all(db)
     *         .flatMap(user -> Todos.filter(t -> t.user().eq(user)).exec(db)));  // LimitExceededException(STATEMENT_LIMIT) at the sixth statement
     * db.withStatementLimit(Users.all().include(u -> u.todos()).all(db));                   // two statements
     * }</pre>
     *
     * <p>The Reactor Context carries the count: each statement that is subscribed to inside the publisher, in a {@code flatMap}, a
     * {@code then} or a transaction, counts, and so does every attempt of a {@code retry}. A subscription that does not pass the Context on
     * does not count. Inside another publisher with a limit this method adds nothing. Each subscription starts a new count. An application
     * needs one call at its outermost publisher: around the publisher that a test subscribes to, or in a filter of the web layer.
     *
     * <p>A statement or transaction outside such a publisher has a count of its own. The count includes each statement that is sent to the
     * driver: every window of a stream and every level of its includes, but not BEGIN and COMMIT. The statement that would exceed the limit
     * is not sent: the publisher fails with {@code LimitExceededException}. Without a limit this method returns the publisher itself.
     */
    <T> Flux<T> withStatementLimit(Flux<T> publisher);

    /** Counts every statement under one subscription: see {@link #withStatementLimit(Flux)}. */
    <T> Mono<T> withStatementLimit(Mono<T> publisher);

    /** Returns the counters of the plan cache. */
    PlanCacheStats planCache();

    /** Returns the current numbers of connections and the counters since the Db was created. */
    PoolStats pool();

    /** Returns the active statements, transactions and pinned connections, the oldest first. For dashboards and diagnosis; no I/O. */
    List<ActivityInfo> activity();

    /** Closes this Db with a patience of 10 seconds: see {@link #close(Duration)}. */
    default Mono<Void> close() {
        return close(Duration.ofSeconds(10));
    }

    /**
     * Rejects new statements, waits for the active ones, cancels the rest after {@code patience}, waits for their rollback, and closes every
     * connection. A cancelled statement or transaction fails with {@code InvalidStatementException(CLOSED)}, also a stream without demand; a
     * COMMIT that was sent is awaited. After the subscription, closing continues to its end even if the subscriber cancels. A later call waits
     * for the same end, and cancels earlier if its patience ends earlier.
     *
     * @param patience the time that active statements and transactions may continue; zero cancels them at once
     */
    Mono<Void> close(Duration patience);

    /**
     * Counters of the plan cache since the Db was created.
     *
     * @param compiled plans that were compiled
     * @param hits statements whose plan was in the cache
     * @param size plans in the cache now
     */
    record PlanCacheStats(long compiled, long hits, int size) {}
}

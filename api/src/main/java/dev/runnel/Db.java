package dev.runnel;

import dev.runnel.spi.PoolStats;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A database and the models it holds. Thread-safe, made once. Several, with the same models, may live beside each other.
 */
public interface Db extends Session {

    /**
     * A Db with every model on the class path and default options. No I/O.
     *
     * @param url {@code r2dbc:postgresql://user:password@host/database}, {@code r2dbc:h2:mem:///name}, …
     * @throws dev.runnel.error.InvalidConfigurationException when no driver takes the URL, or it is not valid
     * @throws dev.runnel.error.InvalidSchemaException when the models do not fit together
     */
    static Db connect(String url) {
        return builder().url(url).build();
    }

    /** For options, for a choice of models, or for a driver made by hand. No I/O before {@link DbBuilder#build}, nor in it. */
    static DbBuilder builder() {
        return new DbBuilder();
    }

    /** Creates the tables of the models that are not there yet, then their foreign keys. For development and tests. */
    Mono<Void> pushSchema();

    /**
     * Removes the tables of the models with <strong>all their rows</strong>; {@link #pushSchema} makes them anew, empty. Cannot be
     * undone, and nothing asks again: for tests, and for development on a database that nobody else uses. Tables that are not there
     * are passed over, those of other programs stay; where one of them refers to a table of the models, nothing is removed and it is
     * {@code DriverException}. Waits, as the database does, for the transactions that use the tables.
     */
    Mono<Void> dropSchema();

    /** As {@link #begin(TransactionOptions)}, with the default options. */
    default Mono<ManualTransaction> begin() {
        return begin(TransactionOptions.DEFAULT);
    }

    /**
     * Begins a transaction whose end is up to whoever gets it: for {@code Flux.usingWhen}, and for code that cannot be a body. A cancel before it
     * was given on rolls it back; a handle that an operator drops is rolled back where {@code doOnDiscard} says so. Beware of a bare
     * {@code subscribe} or {@code toFuture}: when one is disposed of at the moment at which the handle comes, Reactor drops it unheard.
     *
     * @throws dev.runnel.error.InvalidStatementException when the options ask for retries
     * @throws dev.runnel.error.UnsupportedFeatureException where the backend has no interactive transactions, or inside of a transaction or connection
     */
    Mono<ManualTransaction> begin(TransactionOptions options);

    /**
     * One connection for all that the body runs on the session, or on this Db through the Reactor Context: one program after the other, each for
     * itself, transactions among them. Reads in it are held a window at a time, so that the body of a loop over rows may run statements too. In a
     * transaction, or inside of another connection, it is that one's.
     */
    <T> Mono<T> connection(Function<Session, Mono<T>> body);

    /** As {@link #connection}, for a body that gives several values, which are emitted as they come. Held for as long as the subscriber takes. */
    <T> Flux<T> connectionMany(Function<Session, ? extends Publisher<T>> body);

    /** This Db as a session that does not join a transaction of the Reactor Context. */
    Session outsideTransaction();

    /**
     * Counts every statement of this Db under one subscription to the publisher against {@link DbOptions#statementLimit}, so that a
     * loop that asks once for every row fails in a test:
     *
     * <pre>{@code
     * Db db = Db.builder().url(…).options(o -> o.withStatementLimit(5)).build();
     *
     * db.guarded(Users.all().all(db)
     *         .flatMap(user -> Todos.filter(t -> t.user().eq(user)).exec(db)));  // LimitExceededException(STATEMENT_LIMIT) at the sixth statement
     * db.guarded(Users.all().include(u -> u.todos()).all(db));                   // two statements
     * }</pre>
     *
     * <p>The count travels in the Reactor Context, from the subscriber up: whatever is subscribed to inside of the publisher, in a
     * {@code flatMap}, a {@code then} or a transaction, is counted with it, and so is every try of a {@code retry}. What the
     * publisher subscribes to by itself, without passing the Context on, is not. Inside of another guarded publisher it adds nothing.
     * Every subscription counts anew. So a service needs it once, at its outermost: around what a test subscribes to, or in a filter
     * of the web layer.
     *
     * <p>A statement or a transaction that is not inside of a guarded publisher is counted by itself. Counted is what is sent to the
     * driver: every window of a stream, every level of its includes; not BEGIN and COMMIT. The statement that would be one too many is
     * not sent. Without a limit this gives the publisher back.
     */
    <T> Flux<T> withStatementLimit(Flux<T> publisher);

    /** Counts every statement under one subscription: see {@link #withStatementLimit(Flux)}. */
    <T> Mono<T> withStatementLimit(Mono<T> publisher);

    /** How often plans were compiled and found again, and how many are kept. */
    PlanCacheStats planCache();

    /** The connections now, and what has become of them since the Db was made. */
    PoolStats pool();

    /** What runs now, and for how long; who has run longest comes first. For dashboards and for questions: costs nothing until it is asked. */
    List<ActivityInfo> activity();

    /** As {@link #close(Duration)}, with 10 seconds. */
    default Mono<Void> close() {
        return close(Duration.ofSeconds(10));
    }

    /**
     * Refuses new programs, waits for those that run, cancels what is left after a time, waits until it is rolled back, and closes every
     * connection. A program that is cancelled ends in {@code InvalidStatementException(CLOSED)}, also a stream that nobody asks for its next row; a
     * COMMIT that was sent is waited for. Goes on to its end once it is subscribed to, whoever cancels. Repeatable: a later call waits for
     * the same end, and cancels sooner if its time is over sooner.
     *
     * @param patience how long what runs may go on; nothing to cancel it at once
     */
    Mono<Void> close(Duration patience);

    /**
     * Counters of the plan cache since the Db was made.
     *
     * @param compiled plans made
     * @param hits statements that found theirs
     * @param size plans kept now
     */
    record PlanCacheStats(long compiled, long hits, int size) {}
}

package dev.runnel;

import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuple3;
import reactor.util.function.Tuple4;
import reactor.util.function.Tuple5;
import reactor.util.function.Tuple6;
import reactor.util.function.Tuple7;
import reactor.util.function.Tuple8;

/**
 * An object that runs statements: a {@link Db}, a {@link Transaction} or a pinned connection.
 *
 * <p>A transaction inside a transaction is a savepoint, if it is opened on the {@code Transaction}, or on the {@code Db} whose transaction the
 * Reactor Context carries. An error in it rolls back to the savepoint, and the outer transaction continues. Concurrent savepoints run one after
 * the other. A {@code ConflictException} or a lost connection aborts the outer transaction too, because databases differ in its state then.
 */
public interface Session {
    /**
     * Begins a transaction, runs the body in it, commits, and then emits the value of the body. An error or a cancel rolls back; the connection is
     * released after the database has answered. A statement that the body runs on the {@link Db} joins the transaction through the Reactor
     * Context. Each subscription runs the body again.
     *
     * @throws dev.runnel.error.UnsupportedFeatureException when the database has no interactive transactions
     */
    default <T> Mono<T> transaction(Function<Transaction, Mono<T>> body) {
        return transaction(TransactionOptions.DEFAULT, body);
    }

    /**
     * Runs a transaction with options, which are checked before BEGIN: see {@link #transaction(Function)}.
     *
     * @throws dev.runnel.error.InvalidStatementException when the options of an inner transaction set the isolation, read-only mode or retries,
     *     which only the outermost transaction can set
     */
    <T> Mono<T> transaction(TransactionOptions options, Function<Transaction, Mono<T>> body);

    /**
     * Runs a transaction whose body emits several values: see {@link #transaction(Function)}. The values are buffered in memory and emitted after
     * COMMIT.
     *
     * @throws dev.runnel.error.LimitExceededException when the body emits more than {@link DbOptions#maxTransactionRows} values; the transaction
     *     is rolled back
     */
    default <T> Flux<T> transactionMany(Function<Transaction, ? extends Publisher<T>> body) {
        return transactionMany(TransactionOptions.DEFAULT, body);
    }

    /** Runs a transaction of several values with options: see {@link #transactionMany(Function)}. */
    <T> Flux<T> transactionMany(TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body);

    /**
     * Runs a transaction whose values are emitted as they arrive, <strong>before COMMIT</strong>; the stream completes after COMMIT was answered.
     * A subscriber must not rely on a value before the completion: an error may follow, and a cancel, also that of a {@code take(1)}, rolls
     * back. The connection stays leased until the subscriber has received all values or cancels. For results too large for
     * {@link #transactionMany}.
     *
     * @throws dev.runnel.error.UnsupportedFeatureException inside a transaction
     */
    default <T> Flux<T> transactionStreaming(Function<Transaction, ? extends Publisher<T>> body) {
        return transactionStreaming(TransactionOptions.DEFAULT, body);
    }

    /**
     * Runs a streaming transaction with options: see {@link #transactionStreaming(Function)}.
     *
     * @throws dev.runnel.error.InvalidStatementException when the options request retries, because emitted values cannot be revoked
     */
    <T> Flux<T> transactionStreaming(TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body);

    /**
     * Runs statements in their order in one transaction, or in this one if the session is a transaction. They succeed or fail together, and each
     * sees the writes of the earlier ones. The list of results has the order of the statements; for an empty list it is empty, without any call.
     * Several reads without a lock read one snapshot, in a read-only transaction of their own unless the session is a transaction. On a database
     * without interactive transactions each read reads its own data, and the creates, updates and deletes are written by one call, after the reads.
     *
     * @throws dev.runnel.error.UnsupportedFeatureException on such a database, when a statement reads rows that an earlier one may write, or there is
     *     another kind of write
     */
    <R> Mono<List<R>> batch(List<? extends Statement<? extends R>> statements);

    /** Runs two statements of any types and returns their results as a tuple: see {@link #batch(List)}. */
    default <A, B> Mono<Tuple2<A, B>> batch(Statement<A> a, Statement<B> b) {
        return this.<Object>batch(List.of(a, b)).map(StatementSequence::tuple);
    }

    /** Runs three statements of any types and returns their results as a tuple: see {@link #batch(List)}. */
    default <A, B, C> Mono<Tuple3<A, B, C>> batch(Statement<A> a, Statement<B> b, Statement<C> c) {
        return this.<Object>batch(List.of(a, b, c)).map(StatementSequence::tuple);
    }

    /** Runs four statements of any types and returns their results as a tuple: see {@link #batch(List)}. */
    default <A, B, C, D> Mono<Tuple4<A, B, C, D>> batch(
            Statement<A> a, Statement<B> b, Statement<C> c, Statement<D> d) {
        return this.<Object>batch(List.of(a, b, c, d)).map(StatementSequence::tuple);
    }

    /** Runs five statements of any types and returns their results as a tuple: see {@link #batch(List)}. */
    default <A, B, C, D, E> Mono<Tuple5<A, B, C, D, E>> batch(
            Statement<A> a, Statement<B> b, Statement<C> c, Statement<D> d, Statement<E> e) {
        return this.<Object>batch(List.of(a, b, c, d, e)).map(StatementSequence::tuple);
    }

    /** Runs six statements of any types and returns their results as a tuple: see {@link #batch(List)}. */
    default <A, B, C, D, E, F> Mono<Tuple6<A, B, C, D, E, F>> batch(
            Statement<A> a, Statement<B> b, Statement<C> c, Statement<D> d, Statement<E> e, Statement<F> f) {
        return this.<Object>batch(List.of(a, b, c, d, e, f)).map(StatementSequence::tuple);
    }

    /** Runs seven statements of any types and returns their results as a tuple: see {@link #batch(List)}. */
    default <A, B, C, D, E, F, G> Mono<Tuple7<A, B, C, D, E, F, G>> batch(
            Statement<A> a,
            Statement<B> b,
            Statement<C> c,
            Statement<D> d,
            Statement<E> e,
            Statement<F> f,
            Statement<G> g) {
        return this.<Object>batch(List.of(a, b, c, d, e, f, g)).map(StatementSequence::tuple);
    }

    /** Runs eight statements of any types and returns their results as a tuple: see {@link #batch(List)}. */
    default <A, B, C, D, E, F, G, H> Mono<Tuple8<A, B, C, D, E, F, G, H>> batch(
            Statement<A> a,
            Statement<B> b,
            Statement<C> c,
            Statement<D> d,
            Statement<E> e,
            Statement<F> f,
            Statement<G> g,
            Statement<H> h) {
        return this.<Object>batch(List.of(a, b, c, d, e, f, g, h)).map(StatementSequence::tuple);
    }

    /**
     * Returns the session that this one wraps, or this session. A wrapper of an application, for example one that counts statements, overrides it:
     * a statement runs in the innermost session.
     */
    default Session unwrap() {
        return this;
    }

    /** Returns the plan of a statement as text: each phase, and the text that the driver would send. No I/O. */
    String explain(Statement<?> statement);
}

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
 * Where statements run: a {@link Db} or a {@link Transaction}.
 *
 * <p>A transaction inside a transaction, opened on the {@code Transaction} or on the {@code Db} whose transaction the Reactor Context carries, is a
 * savepoint: what fails in it is rolled back to where it began, and the outer one goes on. Several that are opened at once run one after
 * the other. After a {@code Conflict} or a lost connection the outer one is doomed too, since databases differ in what they leave of it.
 */
public interface Session {
    /**
     * Begins a transaction, runs the body in it, commits, and only then emits what the body gave. An error or a cancel rolls
     * back, and the lease goes back after the answer. A statement that the body runs on the {@link Db} joins the transaction
     * through the Reactor Context.
     *
     * @throws dev.runnel.error.UnsupportedFeatureException where the backend has no interactive transactions
     */
    default <T> Mono<T> transaction(Function<Transaction, Mono<T>> body) {
        return transaction(TransactionOptions.DEFAULT, body);
    }

    /**
     * As {@link #transaction(Function)}, with options. All of them are checked before BEGIN.
     *
     * @throws dev.runnel.error.InvalidStatementException inside of a transaction, when they ask for an isolation, for reading only or for retries:
     *     those are of the outermost
     */
    <T> Mono<T> transaction(TransactionOptions options, Function<Transaction, Mono<T>> body);

    /**
     * As {@link #transaction(Function)}, for a body that gives several values. They are held until the transaction is committed, and
     * emitted then.
     *
     * @throws dev.runnel.error.LimitExceededException when the body gives more than {@link DbOptions#maxTransactionRows}; the transaction is rolled back
     */
    default <T> Flux<T> transactionMany(Function<Transaction, ? extends Publisher<T>> body) {
        return transactionMany(TransactionOptions.DEFAULT, body);
    }

    /** As {@link #transactionMany(Function)}, with options. */
    <T> Flux<T> transactionMany(TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body);

    /**
     * A transaction whose values are emitted as they come, <strong>before it is committed</strong>; it completes after COMMIT was answered.
     * Whoever sees a value must not rely on it: an error may follow, and a cancel, also that of a {@code take(1)}, rolls back. The
     * connection is held for as long as the subscriber takes. For results too large for {@link #transactionMany}.
     *
     * @throws dev.runnel.error.UnsupportedFeatureException inside of a transaction
     */
    default <T> Flux<T> transactionStreaming(Function<Transaction, ? extends Publisher<T>> body) {
        return transactionStreaming(TransactionOptions.DEFAULT, body);
    }

    /**
     * As {@link #transactionStreaming(Function)}, with options.
     *
     * @throws dev.runnel.error.InvalidStatementException when they ask for retries: what was emitted cannot be taken back
     */
    <T> Flux<T> transactionStreaming(TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body);

    /**
     * Runs statements one after the other, all or none, in one transaction, or in the one that this is; each sees what those before it
     * wrote. Gives their results in their order; none for an empty list, without a call. On a store without interactive transactions, only
     * reads can be together, and a statement that is alone.
     *
     * @throws dev.runnel.error.UnsupportedFeatureException on such a store, for several statements of which one writes
     */
    <R> Mono<List<R>> batch(List<? extends Statement<? extends R>> statements);

    /** Two statements of any kinds: see {@link #batch(List)}. */
    default <A, B> Mono<Tuple2<A, B>> batch(Statement<A> a, Statement<B> b) {
        return this.<Object>batch(List.of(a, b)).map(StatementSequence::tuple);
    }

    /** Three statements of any kinds: see {@link #batch(List)}. */
    default <A, B, C> Mono<Tuple3<A, B, C>> batch(Statement<A> a, Statement<B> b, Statement<C> c) {
        return this.<Object>batch(List.of(a, b, c)).map(StatementSequence::tuple);
    }

    /** Four statements of any kinds: see {@link #batch(List)}. */
    default <A, B, C, D> Mono<Tuple4<A, B, C, D>> batch(
            Statement<A> a, Statement<B> b, Statement<C> c, Statement<D> d) {
        return this.<Object>batch(List.of(a, b, c, d)).map(StatementSequence::tuple);
    }

    /** Five statements of any kinds: see {@link #batch(List)}. */
    default <A, B, C, D, E> Mono<Tuple5<A, B, C, D, E>> batch(
            Statement<A> a, Statement<B> b, Statement<C> c, Statement<D> d, Statement<E> e) {
        return this.<Object>batch(List.of(a, b, c, d, e)).map(StatementSequence::tuple);
    }

    /** Six statements of any kinds: see {@link #batch(List)}. */
    default <A, B, C, D, E, F> Mono<Tuple6<A, B, C, D, E, F>> batch(
            Statement<A> a, Statement<B> b, Statement<C> c, Statement<D> d, Statement<E> e, Statement<F> f) {
        return this.<Object>batch(List.of(a, b, c, d, e, f)).map(StatementSequence::tuple);
    }

    /** Seven statements of any kinds: see {@link #batch(List)}. */
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

    /** Eight statements of any kinds: see {@link #batch(List)}. */
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
     * The session that this one wraps, or itself. An application that wraps a session, say to count statements, overrides it: a statement
     * runs in the innermost session.
     */
    default Session unwrap() {
        return this;
    }

    /** The plan of a statement, every phase of it as text, and what the driver would send. No I/O. */
    String explain(Statement<?> statement);
}

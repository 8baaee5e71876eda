package dev.runnel;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Where statements run: a {@link Db} or a {@link Tx}. */
public interface Session {
    /**
     * Begins a transaction, runs the body in it, commits, and only then emits what the body gave. An error or a cancel rolls
     * back, and the lease goes back after the answer. A statement that the body runs on the {@link Db} joins the transaction
     * through the Reactor Context.
     *
     * @throws dev.runnel.error.UnsupportedFeature where the backend has no interactive transactions, or inside a transaction
     */
    <T> Mono<T> transaction(Function<Tx, Mono<T>> body);

    /** The plan of a statement, every phase of it as text, and what the driver would send. No I/O. */
    String explain(Statement<?> statement);
}

package dev.runnel.exec;

import dev.runnel.ChunkedResult;
import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.StatementRunner;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/**
 * Returns the results of a batch that has run to its statements, in their order. A statement asks for the results of its requests, as from another session.
 */
final class BatchResults implements Session, StatementRunner {
    private final ExecutorSession session;
    private final Iterator<Optional<Object>> results;

    BatchResults(ExecutorSession session, List<Optional<Object>> results) {
        this.session = session;
        this.results = results.iterator();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> Mono<R> single(BoundStatement<?> request) {
        return Mono.defer(() -> Mono.justOrEmpty((Optional<R>) results.next()));
    }

    /** The batch is one chunk. */
    @Override
    @SuppressWarnings("unchecked")
    public <R> Mono<R> inChunks(BoundStatement<?> request) {
        return single(request).map(result -> (R) new ChunkedResult<>(result, 1));
    }

    @Override
    public <A, B> Mono<Tuple2<A, B>> both(BoundStatement<?> first, BoundStatement<?> second) {
        return this.<A>single(first).zipWith(this.single(second));
    }

    @Override
    public <R> Mono<List<R>> batch(List<? extends Statement<? extends R>> statements) {
        return ExecutorSession.inOrder(statements, this);
    }

    @Override
    public <T> Flux<T> stream(BoundStatement<T> request) {
        return session.stream(request);
    }

    @Override
    public <T> Mono<T> transaction(TransactionOptions options, Function<Transaction, Mono<T>> body) {
        return session.transaction(options, body);
    }

    @Override
    public <T> Flux<T> transactionMany(TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
        return session.transactionMany(options, body);
    }

    @Override
    public <T> Flux<T> transactionStreaming(
            TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
        return session.transactionStreaming(options, body);
    }

    @Override
    public String explain(Statement<?> statement) {
        return session.explain(statement);
    }
}

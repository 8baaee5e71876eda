package dev.runnel.exec;

import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.companion.StatementParts;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.StatementRunner;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Select;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import reactor.util.function.Tuple2;

/** The common part of the sessions. They differ in the execution target and in the way they open a transaction. */
abstract class ExecutorSession implements Session, StatementRunner {
    final StatementExecutor executor;

    ExecutorSession(StatementExecutor executor) {
        this.executor = executor;
    }

    /** The execution target of a statement for a subscriber with this Context. */
    abstract ExecutionTarget target(ContextView context, ModelStatement statement);

    /**
     * Runs statements atomically.
     *
     * @param options the options of the transaction that begins if the session is in none
     */
    abstract <R> Mono<R> atomically(TransactionOptions options, Function<Session, Mono<R>> work);

    @Override
    public final <T> Flux<T> stream(BoundStatement<T> request) {
        return executor.stream(request, this::target);
    }

    @Override
    public final <R> Mono<R> single(BoundStatement<?> request) {
        return executor.single(request, this::target);
    }

    @Override
    public final <R> Mono<R> inChunks(BoundStatement<?> request) {
        return executor.inChunks(request, this::target);
    }

    @Override
    public final <A, B> Mono<Tuple2<A, B>> both(BoundStatement<?> first, BoundStatement<?> second) {
        return executor.both(first, second, this::target);
    }

    @Override
    public final <T> Flux<T> transactionMany(
            TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
        return transaction(options, tx -> executor.collectBounded(Flux.from(body.apply(tx))))
                .flatMapIterable(values -> values);
    }

    @Override
    public final <R> Mono<List<R>> batch(List<? extends Statement<? extends R>> statements) {
        List<Statement<? extends R>> all = List.copyOf(statements);
        Function<Session, Mono<List<R>>> work = session -> inOrder(all, session);
        if (all.size() < 2) {
            return work.apply(this);
        }
        return Mono.defer(() -> {
            all.forEach(executor::check);
            boolean readsOnly = all.stream().allMatch(ExecutorSession::reads);
            if (executor.transactional()) {
                return atomically(readsOnly ? TransactionRunner.SNAPSHOT : TransactionOptions.DEFAULT, work);
            }
            return readsOnly
                    ? work.apply(this)
                    : executor.batch(requests(all), this::target)
                            .flatMap(results -> work.apply(new BatchResults(this, results)));
        });
    }

    static <R> Mono<List<R>> inOrder(List<? extends Statement<? extends R>> statements, Session session) {
        return Flux.fromIterable(statements)
                .<R>concatMap(statement -> statement.exec(session), 0)
                .collectList();
    }

    private static List<BoundStatement<?>> requests(List<? extends Statement<?>> statements) {
        return statements.stream()
                .<BoundStatement<?>>flatMap(statement -> StatementParts.requests(statement).stream())
                .toList();
    }

    private static boolean reads(Statement<?> statement) {
        return StatementParts.requests(statement).stream()
                .allMatch(request -> request.shape() instanceof Select select && select.lock() == null);
    }

    @Override
    public final String explain(Statement<?> statement) {
        return executor.explain(statement);
    }
}

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

/** What every session does alike; they differ in where a program runs, and in what a transaction is. */
abstract class ExecutorSession implements Session, StatementRunner {
    final StatementExecutor execution;

    ExecutorSession(StatementExecutor execution) {
        this.execution = execution;
    }

    /** Where a program runs whose subscriber has this Context. */
    abstract ExecutionTarget place(ContextView context, ModelStatement statement);

    /** Runs statements of which some write: all of them or none. */
    abstract <R> Mono<R> atomically(Function<Session, Mono<R>> work);

    @Override
    public final <T> Flux<T> stream(BoundStatement<T> request) {
        return execution.stream(request, this::place);
    }

    @Override
    public final <R> Mono<R> single(BoundStatement<?> request) {
        return execution.single(request, this::place);
    }

    @Override
    public final <T> Flux<T> transactionMany(
            TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
        return transaction(options, tx -> execution.collectBounded(Flux.from(body.apply(tx))))
                .flatMapIterable(values -> values);
    }

    @Override
    public final <R> Mono<List<R>> batch(List<? extends Statement<? extends R>> statements) {
        List<Statement<? extends R>> all = List.copyOf(statements);
        Function<Session, Mono<List<R>>> work = session -> Flux.fromIterable(all)
                .<R>concatMap(statement -> statement.exec(session), 0)
                .collectList();
        if (all.size() < 2) {
            return work.apply(this);
        }
        return Mono.defer(() -> {
            all.forEach(execution::check);
            return !execution.transactional() && all.stream().allMatch(ExecutorSession::reads)
                    ? work.apply(this)
                    : atomically(work);
        });
    }

    private static boolean reads(Statement<?> statement) {
        return StatementParts.requests(statement).stream().allMatch(request -> request.shape() instanceof Select);
    }

    @Override
    public final String explain(Statement<?> statement) {
        return execution.explain(statement);
    }
}

package dev.runnel.exec;

import dev.runnel.Session;
import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.stmt.ModelStatement;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** The session of {@code Db.outsideTransaction()}: it ignores the transaction of the Context. */
final class OutsideTransactionSession extends ExecutorSession {
    private final TransactionRunner transactions;
    private final LeaseProvider leases;

    OutsideTransactionSession(StatementExecutor executor, TransactionRunner transactions, LeaseProvider leases) {
        super(executor);
        this.transactions = transactions;
        this.leases = leases;
    }

    @Override
    ExecutionTarget target(ContextView context, ModelStatement statement) {
        return leases.dedicated(statement);
    }

    @Override
    <R> Mono<R> atomically(TransactionOptions options, Function<Session, Mono<R>> work) {
        return transaction(options, work::apply);
    }

    @Override
    public <T> Mono<T> transaction(TransactionOptions options, Function<Transaction, Mono<T>> body) {
        return transactions.run(options, body);
    }

    @Override
    public <T> Flux<T> transactionStreaming(
            TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
        return transactions.stream(options, body);
    }
}

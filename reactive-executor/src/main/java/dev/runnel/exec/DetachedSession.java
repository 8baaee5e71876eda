package dev.runnel.exec;

import dev.runnel.Session;
import dev.runnel.TransactionOptions;
import dev.runnel.Tx;
import dev.runnel.exec.lease.Place;
import dev.runnel.stmt.ModelStatement;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** A Db that joins no transaction of the Context. */
final class DetachedSession extends ExecutorSession {
    private final Transactions transactions;
    private final Leases leases;

    DetachedSession(Execution execution, Transactions transactions, Leases leases) {
        super(execution);
        this.transactions = transactions;
        this.leases = leases;
    }

    @Override
    Place place(ContextView context, ModelStatement statement) {
        return leases.own(statement);
    }

    @Override
    <R> Mono<R> together(Function<Session, Mono<R>> work) {
        return transaction(work::apply);
    }

    @Override
    public <T> Mono<T> transaction(TransactionOptions options, Function<Tx, Mono<T>> body) {
        return transactions.one(options, body);
    }

    @Override
    public <T> Flux<T> transactionStreaming(TransactionOptions options, Function<Tx, ? extends Publisher<T>> body) {
        return transactions.streaming(options, body);
    }
}

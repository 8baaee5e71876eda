package dev.runnel.exec;

import dev.runnel.Session;
import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.spi.Lease;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One connection for several statements without a common transaction. They are independent: an error of one does not
 * affect the others.
 */
final class PinnedConnection extends ConnectionBoundSession {
    private final TransactionRunner transactions;

    PinnedConnection(Lease lease, StatementExecutor executor, LeaseProvider leases, TransactionRunner transactions) {
        super(executor, leases, null, lease, TransactionQueue.ofConnection(lease));
        this.transactions = transactions;
    }

    /** Runs the body, waits for the statements that it began, and then emits its value. */
    <T> Mono<T> run(Function<Session, Mono<T>> body) {
        return Mono.defer(() -> body.apply(this))
                .contextWrite(this::addToContext)
                .materialize()
                .flatMap(last -> last.isOnError()
                        ? Mono.<T>error(last::getThrowable)
                        : end().then(Mono.justOrEmpty(last.get())));
    }

    /** Like {@link #run}, but emits the values as they come. */
    <T> Flux<T> stream(Function<Session, ? extends Publisher<T>> body) {
        return Flux.defer(() -> body.apply(this))
                .contextWrite(this::addToContext)
                .concatWith(Mono.defer(this::end).then(Mono.empty()));
    }

    private Mono<Void> end() {
        return queue.end(Mono.empty(), false);
    }

    @Override
    <T> Mono<T> savepoint(TransactionOptions options, Function<Transaction, Mono<T>> body) {
        return transactions.runOn(this, options, body);
    }

    @Override
    <R> Mono<R> atomically(TransactionOptions options, Function<Session, Mono<R>> work) {
        return Mono.deferContextual(context -> {
            ConnectionBoundSession innermost = innermostSession(context);
            return innermost == this ? savepoint(options, work::apply) : innermost.atomically(options, work);
        });
    }

    @Override
    public <T> Mono<T> write(Function<Lease, Mono<T>> work, boolean several) {
        return several
                ? queue.runNested(
                        QueuedTransaction.on(this, TransactionOptions.DEFAULT),
                        tx -> ((QueuedTransaction) tx).write(work, true))
                : queue.write(work);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    /** A cursor needs a transaction, which would include the other statements of the connection. */
    @Override
    public boolean canOpenCursor() {
        return false;
    }

    @Override
    public void requireLockable() {
        throw ErrorTranslation.lockOutside();
    }
}

package dev.runnel.exec;

import dev.runnel.Session;
import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.ReadOnlyTransactionException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.exec.lease.LeaseScope;
import dev.runnel.exec.lease.TransactionBoundary;
import dev.runnel.spi.Lease;
import dev.runnel.spi.TransactionMode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A running transaction: a session, and the target of the statements that join it. A nested transaction is a
 * savepoint, and one task in the queue of the outer transaction.
 */
class QueuedTransaction extends ConnectionBoundSession implements Transaction {
    private final TransactionOptions options;
    private final Mono<Void> begin;
    private final TransactionBoundary boundary;
    private final boolean hasSavepoint;
    private final boolean readOnly;
    private volatile boolean rollbackOnly;

    private QueuedTransaction(
            StatementExecutor executor,
            LeaseProvider leases,
            @Nullable ConnectionBoundSession outer,
            TransactionOptions options,
            Lease lease,
            Mono<Void> begin,
            TransactionBoundary boundary,
            boolean hasSavepoint,
            boolean readOnly) {
        super(executor, leases, outer, lease, TransactionQueue.ofTransaction(lease));
        this.options = options;
        this.begin = begin;
        this.boundary = boundary;
        this.hasSavepoint = hasSavepoint;
        this.readOnly = readOnly;
    }

    /** The outermost transaction, on a dedicated lease. */
    QueuedTransaction(LeaseScope scope, TransactionOptions options, StatementExecutor executor, LeaseProvider leases) {
        this(
                executor,
                leases,
                null,
                options,
                scope.lease(),
                scope.begin(mode(options)),
                scope.boundary(),
                false,
                options.readOnly());
    }

    /** The outermost transaction on a pinned connection. */
    static QueuedTransaction on(PinnedConnection connection, TransactionOptions options) {
        Lease lease = connection.lease;
        TransactionBoundary boundary = new TransactionBoundary(Mono.defer(lease::commit), Mono.defer(lease::rollback));
        return new QueuedTransaction(
                connection.executor,
                connection.leases,
                connection,
                options,
                lease,
                boundary.begin(Mono.defer(() -> lease.begin(mode(options)))),
                boundary,
                true,
                options.readOnly());
    }

    private static TransactionMode mode(TransactionOptions options) {
        return new TransactionMode(options.isolation(), options.lockMode(), options.readOnly());
    }

    /** Begins, runs the body, commits, and then emits the value of the body. The caller rolls back after an error. */
    <T> Mono<T> run(Function<Transaction, Mono<T>> body) {
        Mono<T> work = begin.then(Mono.defer(() -> body.apply(this)).contextWrite(this::addToContext));
        Duration timeout = options.timeout();
        return (timeout == null ? work : work.timeout(timeout, Mono.error(this::timedOut)))
                .materialize()
                .flatMap(last ->
                        last.isOnError() ? Mono.<T>error(last::getThrowable) : end().then(Mono.justOrEmpty(last.get())))
                .onErrorMap(this::withName);
    }

    /** Like {@link #run}, but emits the values as they come. */
    <T> Flux<T> stream(Function<Transaction, ? extends Publisher<T>> body) {
        Flux<T> work = begin.thenMany(Flux.defer(() -> body.apply(this)).contextWrite(this::addToContext));
        Duration timeout = options.timeout();
        return (timeout == null ? work : inTime(work, timeout))
                .concatWith(Mono.defer(this::end).then(Mono.empty()))
                .onErrorMap(this::withName);
    }

    /**
     * The timeout cancels the body and then signals the error. An error of the timer alone would not cancel the body, which would
     * run on beside the rollback.
     */
    private <T> Flux<T> inTime(Flux<T> work, Duration timeout) {
        return Flux.defer(() -> {
            AtomicBoolean late = new AtomicBoolean();
            return work.takeUntilOther(Mono.delay(timeout).doOnNext(tick -> late.set(true)))
                    .concatWith(Mono.defer(() -> late.get() ? Mono.error(timedOut()) : Mono.empty()));
        });
    }

    /** Sends BEGIN. */
    final Mono<Void> begin() {
        return begin;
    }

    /** Commits after the running task, or rolls back if {@link #rollbackOnly} was called. */
    final Mono<Void> end() {
        return rollbackOnly ? queue.end(boundary.finish(Mono.empty()), false) : queue.end(boundary.commit(), true);
    }

    /** Rolls back, unless the commit has begun. */
    Mono<Void> rollback() {
        return boundary.finish(queue.stopAll());
    }

    /**
     * The error that aborts the outer transaction after this one was rolled back. Without a savepoint, the outer one
     * is aborted if this one wrote or was aborted.
     */
    Optional<Throwable> abortCause() {
        return hasSavepoint
                ? Optional.ofNullable(queue.connectionFatal())
                : queue.needsRollback() ? Optional.of(partlyExecutedBatch()) : Optional.empty();
    }

    private static TransactionAbortedException partlyExecutedBatch() {
        return new TransactionAbortedException("a statement of the batch failed after others of it had run", null)
                .hint("let the error end the body: the transaction is rolled back, and can be retried");
    }

    final StatementTimeoutException timedOut() {
        return new StatementTimeoutException("the transaction exceeded its timeout, and was rolled back", null)
                .with("timeout", String.valueOf(options.timeout()))
                .hint("raise the timeout of the transaction, or do less in its body");
    }

    final Throwable withName(Throwable error) {
        String name = options.name();
        return name != null && error instanceof RunnelException known ? known.with("transaction", name) : error;
    }

    // ---- a session

    @Override
    public void rollbackOnly() {
        rollbackOnly = true;
    }

    @Override
    <T> Mono<T> savepoint(TransactionOptions wanted, Function<Transaction, Mono<T>> body) {
        if (wanted.isolation() != null || wanted.lockMode() != null || wanted.readOnly() || wanted.retries() != 0) {
            return Mono.error(new InvalidStatementException(
                            ErrorCode.TRANSACTION_OPTION,
                            "a nested transaction sets an isolation, a lock mode, the read-only mode or retries")
                    .hint("set them on the outermost transaction, or run this one on db.outsideTransaction()"));
        }
        return queue.runNested(savepoint(wanted), body);
    }

    private QueuedTransaction savepoint(TransactionOptions wanted) {
        String name = "runnel_" + depth();
        Mono<Void> set = Mono.defer(() -> lease.savepoint(name)).cache();
        TransactionBoundary nested = new TransactionBoundary(
                Mono.defer(() -> lease.releaseSavepoint(name)),
                set.onErrorComplete().then(Mono.defer(() -> lease.rollbackTo(name))));
        return child(wanted, nested.begin(set), nested, true);
    }

    private int depth() {
        return outer instanceof QueuedTransaction transaction ? transaction.depth() + 1 : 1;
    }

    /** Runs several statements as one task. There is no savepoint: an error in the middle aborts the transaction. */
    @Override
    <R> Mono<R> atomically(TransactionOptions unused, Function<Session, Mono<R>> work) {
        return Mono.deferContextual(context -> {
            ConnectionBoundSession innermost = innermostSession(context);
            return innermost == this ? runAsUnit(work) : innermost.atomically(unused, work);
        });
    }

    private <R> Mono<R> runAsUnit(Function<Session, Mono<R>> work) {
        TransactionBoundary nested = new TransactionBoundary(Mono.empty(), Mono.empty());
        return queue.runNested(
                child(TransactionOptions.DEFAULT, nested.begin(Mono.empty()), nested, false), work::apply);
    }

    private QueuedTransaction child(
            TransactionOptions wanted, Mono<Void> begins, TransactionBoundary nested, boolean hasOwnSavepoint) {
        return new QueuedTransaction(executor, leases, this, wanted, lease, begins, nested, hasOwnSavepoint, readOnly);
    }

    // ---- an execution target

    @Override
    public <T> Mono<T> write(Function<Lease, Mono<T>> work, boolean several) {
        return readOnly ? Mono.error(QueuedTransaction::writeInReadOnly) : queue.write(work);
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean canOpenCursor() {
        return true;
    }

    @Override
    public void requireLockable() {
        if (readOnly) {
            throw new ReadOnlyTransactionException("the statement locks rows in a read-only transaction", null)
                    .hint("open the transaction without readOnly, or read without a lock");
        }
    }

    private static ReadOnlyTransactionException writeInReadOnly() {
        return new ReadOnlyTransactionException("the statement writes in a read-only transaction", null)
                .hint("open the transaction without readOnly");
    }
}

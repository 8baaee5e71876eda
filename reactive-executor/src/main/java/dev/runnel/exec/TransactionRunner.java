package dev.runnel.exec;

import dev.runnel.ManualTransaction;
import dev.runnel.Session;
import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.exec.lease.LeaseScope;
import dev.runnel.exec.lease.StatementLimit;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.LockMode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Runs transactions and pinned connections, each on a dedicated lease. Retries conflicts with exponential backoff if
 * the options contain retries.
 *
 * <p>One {@code usingWhen} surrounds each lease, with no other inside it, because Reactor does not wait for the cleanup
 * of an inner one when the outer one is cancelled: the connection would return to the pool before ROLLBACK is answered.
 * {@code run} and {@code stream} of the session send BEGIN and COMMIT. After success {@code release} returns the
 * connection. After an error or a cancel {@code finish} rolls back, unless COMMIT was sent, and then returns the
 * connection.
 */
final class TransactionRunner {
    /** Reads of one snapshot. Each database with transactions has one for reads, also if it rejects the level for transactions that write. */
    static final TransactionOptions SNAPSHOT =
            TransactionOptions.DEFAULT.withIsolation(Isolation.REPEATABLE_READ).withReadOnly();

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Capabilities capabilities;
    private final LeaseProvider leases;
    private final StatementExecutor executor;
    private final StatementLimit limit;

    TransactionRunner(
            Capabilities capabilities, LeaseProvider leases, StatementExecutor executor, StatementLimit limit) {
        this.capabilities = capabilities;
        this.leases = leases;
        this.executor = executor;
        this.limit = limit;
    }

    /** Runs a transaction. Emits its value after COMMIT succeeded. */
    <T> Mono<T> run(TransactionOptions options, Function<Transaction, Mono<T>> body) {
        Mono<T> attempt = Mono.usingWhen(
                opened(options),
                transaction -> transaction.untilTerminated(transaction.session().run(body)),
                LeasedSession::release,
                (transaction, error) -> transaction.finish(),
                LeasedSession::finish);
        return limit.countWithin(
                rejection(options).<Mono<T>>map(Mono::error).orElseGet(() -> retried(options, attempt)));
    }

    /** Runs a transaction that emits as its body does, and completes after COMMIT succeeded. */
    <T> Flux<T> stream(TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
        Flux<T> attempt = Flux.usingWhen(
                opened(options),
                transaction -> transaction.untilTerminated(transaction.session().stream(body)),
                LeasedSession::release,
                (transaction, error) -> transaction.finish(),
                LeasedSession::finish);
        return limit.countWithin(rejection(options)
                .or(() -> options.retries() == 0 ? Optional.empty() : Optional.of(retriesWhileStreaming()))
                .<Flux<T>>map(Flux::error)
                .orElse(attempt));
    }

    /** Runs a transaction on a pinned connection. */
    <T> Mono<T> runOn(PinnedConnection connection, TransactionOptions options, Function<Transaction, Mono<T>> body) {
        Mono<T> attempt = Mono.defer(() -> connection.queue.runNested(QueuedTransaction.on(connection, options), body));
        return rejection(options).<Mono<T>>map(Mono::error).orElseGet(() -> retried(options, attempt));
    }

    /** Begins a manual transaction. */
    Mono<ManualTransaction> begin(TransactionOptions options) {
        return rejection(options)
                .or(() -> options.retries() == 0 ? Optional.empty() : Optional.of(retriesWithoutBody()))
                .<Mono<ManualTransaction>>map(Mono::error)
                .orElseGet(() -> OpenTransaction.open(
                        leases.leaseScope(() -> text(options)),
                        scope -> new OpenTransaction(scope, options, executor, leases)));
    }

    /** Pins one connection for several statements. */
    <T> Mono<T> runPinned(Function<Session, Mono<T>> body) {
        return limit.countWithin(Mono.usingWhen(
                pinned(),
                connection -> connection.untilTerminated(connection.session().run(body)),
                LeasedSession::release,
                (connection, error) -> connection.finish(),
                LeasedSession::finish));
    }

    /** Pins one connection for several statements. Emits as the body does. */
    <T> Flux<T> streamPinned(Function<Session, ? extends Publisher<T>> body) {
        return limit.countWithin(Flux.usingWhen(
                pinned(),
                connection -> connection.untilTerminated(connection.session().stream(body)),
                LeasedSession::release,
                (connection, error) -> connection.finish(),
                LeasedSession::finish));
    }

    private Mono<LeasedSession<PinnedConnection>> pinned() {
        return leased(() -> "connection", scope -> new PinnedConnection(scope.lease(), executor, leases, this));
    }

    private Mono<LeasedSession<QueuedTransaction>> opened(TransactionOptions options) {
        return leased(() -> text(options), scope -> new QueuedTransaction(scope, options, executor, leases));
    }

    private <S extends ConnectionBoundSession> Mono<LeasedSession<S>> leased(
            Supplier<String> text, Function<LeaseScope, S> opening) {
        return leases.leaseScope(text).map(scope -> {
            S session = opening.apply(scope);
            scope.setActivity(session);
            return new LeasedSession<>(scope, session);
        });
    }

    private static String text(TransactionOptions options) {
        return options.name() == null ? "transaction" : "transaction " + options.name();
    }

    private Optional<RunnelException> rejection(TransactionOptions options) {
        if (!executor.transactional()) {
            return Optional.of(new UnsupportedFeatureException(
                            ErrorCode.TRANSACTION_UNSUPPORTED, "the database has no interactive transactions")
                    .with("backend", capabilities.name())
                    .hint("write the items in one statement: it is atomic"));
        }
        Isolation isolation = options.isolation();
        if (options != SNAPSHOT
                && isolation != null
                && !capabilities.transactions().isolations().contains(isolation)) {
            return Optional.of(new UnsupportedFeatureException(
                            ErrorCode.ISOLATION_UNSUPPORTED, "the database does not support this isolation level")
                    .with("backend", capabilities.name())
                    .with("isolation", isolation.name())
                    .hint("choose another isolation level, or leave it out"));
        }
        LockMode mode = options.lockMode();
        if (mode != null && !capabilities.transactions().lockModes().contains(mode)) {
            return Optional.of(new UnsupportedFeatureException(
                            ErrorCode.LOCK_MODE_UNSUPPORTED,
                            "the database does not support this lock mode of a transaction")
                    .with("backend", capabilities.name())
                    .with("lock mode", mode.name())
                    .hint("lock rows with forUpdate() instead"));
        }
        return Optional.empty();
    }

    private static RunnelException retriesWhileStreaming() {
        return new InvalidStatementException(
                        ErrorCode.TRANSACTION_OPTION,
                        "retries are not possible for a streaming transaction: values already emitted cannot be taken back")
                .with("option", "retries")
                .hint("use transactionMany(…), which buffers the values, or leave the retries out");
    }

    private static RunnelException retriesWithoutBody() {
        return new InvalidStatementException(
                        ErrorCode.TRANSACTION_OPTION,
                        "retries are not possible for a manual transaction: there is no function to run again")
                .with("option", "retries")
                .hint("use transaction(…), which takes a function, or leave the retries out");
    }

    private static <T> Mono<T> retried(TransactionOptions options, Mono<T> attempt) {
        if (options.retries() == 0) {
            return attempt;
        }
        return Mono.defer(() -> {
            long begun = System.nanoTime();
            return attempt.retryWhen(Retry.backoff(options.retries(), FIRST_PAUSE)
                    .maxBackoff(LONGEST_PAUSE)
                    .filter(error -> error instanceof ConflictException
                            && System.nanoTime() - begun < options.retryBudget().toNanos())
                    .onRetryExhaustedThrow((spec, tries) -> tries.failure()));
        });
    }
}

package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.ParameterBinder;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.error.RunnelException;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.Operation;
import dev.runnel.spi.TransactionMode;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One connection of the pool. The driver calls the protected methods; a database overrides {@link #interrupt} and {@link #close}, and others
 * where its connections differ. One lease uses a connection at a time, but any thread may interrupt or close it.
 */
public abstract class ServerConnection {
    /** How long what the driver does to clean up may take: stopping a statement, rolling back, closing. */
    static final Duration CLEANUP_DEADLINE = Duration.ofSeconds(2);

    private static final Duration GRACE = Duration.ofMillis(10);

    private final Connection connection;
    private final Mono<Boolean> connected;
    private final ErrorTranslator errors;
    private final ParameterBinder wire;
    private final PendingRequests unanswered = new PendingRequests();
    private final Consumer<Object> discardHook = this::discard;
    private @Nullable Mono<Void> stopping;
    private volatile boolean unusable;
    private volatile boolean lost;
    private volatile boolean retired;
    private final long openedAt = System.nanoTime();
    private volatile long lastUsed = openedAt;

    /**
     * @param errors translates what the connection fails with
     * @param wire binds values and reads columns
     */
    protected ServerConnection(Connection connection, ErrorTranslator errors, ParameterBinder wire) {
        this.connection = connection;
        this.connected = Mono.from(connection.validate(ValidationDepth.LOCAL));
        this.errors = errors;
        this.wire = wire;
    }

    final Connection connection() {
        return connection;
    }

    final ErrorTranslator errors() {
        return errors;
    }

    final ParameterBinder wire() {
        return wire;
    }

    final String version() {
        return connection.getMetadata().getDatabaseVersion();
    }

    /** How large a statement may be, with its values. */
    protected long maxPacketBytes() {
        return Long.MAX_VALUE;
    }

    /** What lies between two numbers that the server counts up for the rows of one statement. */
    protected long autoIncrementStep() {
        return 1;
    }

    /** The same, subscribed to on the thread that this connection may block, if it has one. */
    protected <T> Flux<T> subscribeOnConnectionThread(Flux<T> work) {
        return work;
    }

    /**
     * Whether the first that comes of a statement is its result, when the server has begun to answer. Such a one is waited for also after its
     * subscriber has left, and is ended then. Others are left at once: what has not begun never begins.
     */
    protected boolean resultSignalsStart(SqlText sql) {
        return false;
    }

    /** The same, with errors that say more where the database says less. */
    protected <T> Flux<T> enrichErrors(Flux<T> sent, Operation operation) {
        return sent;
    }

    /** What becomes of what the driver of the database has and nobody wants any more. */
    final Consumer<Object> discardHook() {
        return discardHook;
    }

    protected void discard(Object dropped) {
        if (dropped instanceof Result result) {
            end(result);
        }
    }

    /** A result of a statement that was sent stays open, and blocks its connection, until somebody subscribes to it. */
    static void end(Result result) {
        Flux.from(result.getRowsUpdated()).subscribe(rows -> {}, unheard -> {}).dispose();
    }

    /** Runs a command of the SPI. */
    protected final Mono<Void> command(Publisher<Void> work) {
        return new ConnectionCommand(this, work);
    }

    final void asked(PendingRequest asked) {
        unanswered.add(asked);
    }

    final void answered(PendingRequest asked) {
        unanswered.remove(asked);
    }

    /** Whether a statement that was sent may not have ended. */
    final boolean isRunning() {
        return unanswered.hasStatement();
    }

    /**
     * Ends what the server has given no sign of for too long: a statement is stopped, so that the connection can be used again; nobody
     * knows what became of a command, so there the connection is closed.
     */
    final void checkInactivity(Duration timeout, long passedNanos) {
        PendingRequest silent = unanswered.silentFor(timeout.toNanos(), passedNanos);
        if (silent != null && silent.expire()) {
            boolean isStatement = silent.isStatement();
            RunnelException error = isStatement ? ErrorTranslator.overdue(timeout) : ErrorTranslator.silent();
            (isStatement ? cancelRunning() : forceClose())
                    .subscribe(nothing -> {}, unheard -> {}, () -> silent.fail(error));
        }
    }

    /**
     * Stops what is still running, and ends when the connection can be used again; one that does not answer in time is closed. Never
     * fails.
     */
    final Mono<Void> cancelRunning() {
        return Mono.defer(() -> isRunning() ? stopping().then(cancelRunning()) : Mono.empty());
    }

    /** Once for all who ask at a time: two blows would be one too many. */
    private synchronized Mono<Void> stopping() {
        Mono<Void> current = stopping;
        if (current == null) {
            List<PendingRequest> before = unanswered.all();
            current = Flux.fromIterable(before)
                    .concatMap(PendingRequest::sent)
                    .then(interrupt())
                    .timeout(CLEANUP_DEADLINE)
                    .onErrorResume(error -> forceClose())
                    .doOnTerminate(() -> stopped(before))
                    .cache();
            stopping = current;
        }
        return current;
    }

    private synchronized void stopped(List<PendingRequest> before) {
        unanswered.removeAll(before);
        stopping = null;
    }

    /** Closes a connection that does not answer, and ends all that waits for it. Never fails, and takes no longer than the deadline. */
    final Mono<Void> forceClose() {
        return Mono.defer(() -> {
                    markLost();
                    return endSession().timeout(CLEANUP_DEADLINE);
                })
                .onErrorComplete()
                .then(Mono.fromRunnable(this::endAll));
    }

    private void endAll() {
        List<PendingRequest> left = unanswered.all();
        unanswered.removeAll(left);
        left.stream().filter(PendingRequest::expire).forEach(asked -> asked.fail(ErrorTranslator.silent()));
    }

    /** When the transaction began, or the statement without one; null where the database says it. */
    @Nullable
    protected Instant now() {
        return null;
    }

    /** Begins a transaction. */
    protected Mono<Void> begin(TransactionMode mode) {
        return command(
                mode.equals(TransactionMode.DEFAULT)
                        ? connection.beginTransaction()
                        : connection.beginTransaction(new Definition(mode)));
    }

    /** Called before a transaction is rolled back that may not have begun, to wait no longer for that. */
    protected void abortBegin() {}

    /** Called when a transaction was committed or rolled back, to put back what its beginning has changed. */
    protected Mono<Void> onTransactionEnd() {
        return Mono.empty();
    }

    private record Definition(TransactionMode mode) implements TransactionDefinition {
        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T getAttribute(Option<T> option) {
            if (option.equals(TransactionDefinition.READ_ONLY)) {
                return mode.readOnly() ? (T) Boolean.TRUE : null;
            }
            return option.equals(TransactionDefinition.ISOLATION_LEVEL) ? (T) level(mode.isolation()) : null;
        }

        private static @Nullable IsolationLevel level(@Nullable Isolation isolation) {
            return isolation == null
                    ? null
                    : switch (isolation) {
                        case READ_COMMITTED -> IsolationLevel.READ_COMMITTED;
                        case REPEATABLE_READ -> IsolationLevel.REPEATABLE_READ;
                        case SERIALIZABLE -> IsolationLevel.SERIALIZABLE;
                    };
        }
    }

    /** Stops what the server is doing for this connection, and ends when it can be used again. */
    protected abstract Mono<Void> interrupt();

    /** What comes back once everything before it is over. An error that the server answers with is an answer. */
    protected final Mono<Void> roundTrip() {
        return Flux.defer(() -> connection.createStatement("SELECT 1").execute())
                .concatMap(Result::getRowsUpdated)
                .then()
                .onErrorResume(
                        R2dbcException.class,
                        answered -> ErrorTranslator.isConnectionLost(errors.translate(answered))
                                ? Mono.error(answered)
                                : Mono.empty());
    }

    /**
     * Most of what is left running ends by itself at once: the rest of a short result. So a round trip, which ends after everything
     * before it, comes first. What is stopped may be over when the blow falls, so another one takes it.
     *
     * @param roundTrip ends when the server answers, whatever it says
     */
    protected static Mono<Void> stopIfBusy(Mono<Void> roundTrip, Mono<Void> stop) {
        Mono<Void> first = roundTrip.cache();
        return first.timeout(GRACE, stop.then(first).then(roundTrip));
    }

    protected abstract Mono<Void> close();

    /** Closes one that may not answer, and has the server give up what it does for it. */
    protected Mono<Void> endSession() {
        return close();
    }

    /** Whether it is connected, as far as it is known without asking the server: most drivers know at once. */
    protected boolean isConnected() {
        return connected.subscribeWith(new Look()).connected;
    }

    /** What is said at once. */
    private static final class Look extends BaseSubscriber<Boolean> {
        private boolean connected = true;

        @Override
        protected void hookOnNext(Boolean said) {
            connected = said;
        }

        @Override
        protected void hookOnError(Throwable error) {
            connected = false;
        }
    }

    /** Maps an error of this connection, and remembers if it broke. */
    protected Throwable failed(Throwable error) {
        Throwable mapped = errors.translate(error);
        if (ErrorTranslator.isConnectionLost(mapped)) {
            markLost();
        }
        return mapped;
    }

    /** It must not be used again: nobody knows what state it is in. */
    protected final void markUnusable() {
        unusable = true;
    }

    final boolean isUsable() {
        return !unusable;
    }

    /** It broke, and others may have with it. */
    protected final void markLost() {
        lost = true;
        markUnusable();
    }

    final boolean isLost() {
        return lost || !unusable && !isConnected();
    }

    /** It is closed for its age, and not for a fault. */
    final void markExpired() {
        retired = true;
    }

    final boolean isRetired() {
        return retired;
    }

    /** Someone has had an answer of it just now. */
    final void touch() {
        lastUsed = System.nanoTime();
    }

    final long ageNanos() {
        return System.nanoTime() - openedAt;
    }

    final long idleNanos() {
        return System.nanoTime() - lastUsed;
    }

    /** Whether nothing was heard of it since then. */
    final boolean wasIdleAt(long nanoTime) {
        return lastUsed - nanoTime <= 0;
    }

    /** Whether the server answers on it. */
    final Mono<Boolean> answers() {
        return subscribeOnConnectionThread(Flux.from(connection.validate(ValidationDepth.REMOTE)))
                .next();
    }
}

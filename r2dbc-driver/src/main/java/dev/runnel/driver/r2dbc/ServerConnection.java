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
 * A connection of the pool. A subclass for a database overrides {@link #interrupt} and {@link #close}, and further protected methods where
 * its connections differ. One lease uses a connection at a time, but any thread may interrupt or close it.
 */
public abstract class ServerConnection {
    /** The deadline of each step of a cleanup: stopping a statement, rolling back, closing. */
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
     * Wraps a connection of the R2DBC driver.
     *
     * @param errors translates the errors of the connection
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

    /** The maximum size of a statement with its values, in bytes. */
    protected long maxPacketBytes() {
        return Long.MAX_VALUE;
    }

    /** The step between the auto-increment keys of the rows of one statement. */
    protected long autoIncrementStep() {
        return 1;
    }

    /** Subscribes to the work on the thread of this connection, if it has one that may block. */
    protected <T> Flux<T> subscribeOnConnectionThread(Flux<T> work) {
        return work;
    }

    /**
     * Returns whether the first signal of a statement is its result, which the server sends when it begins to answer. Such a result is
     * awaited and ended even after its subscriber has cancelled. Any other statement is cancelled at once, and it never begins if it was
     * not sent.
     */
    protected boolean resultSignalsStart(SqlText sql) {
        return false;
    }

    /** Adds details to the errors of databases that report too few. */
    protected <T> Flux<T> enrichErrors(Flux<T> sent, Operation operation) {
        return sent;
    }

    /** Handles the objects that the R2DBC driver discards. */
    final Consumer<Object> discardHook() {
        return discardHook;
    }

    protected void discard(Object dropped) {
        if (dropped instanceof Result result) {
            end(result);
        }
    }

    /** The result of a sent statement stays open, and blocks its connection, until it is subscribed to. */
    static void end(Result result) {
        Flux.from(result.getRowsUpdated()).subscribe(rows -> {}, unheard -> {}).dispose();
    }

    /** Runs a command of the R2DBC SPI. */
    protected final Mono<Void> command(Publisher<Void> work) {
        return new ConnectionCommand(this, work);
    }

    final void asked(PendingRequest asked) {
        unanswered.add(asked);
    }

    final void answered(PendingRequest asked) {
        unanswered.remove(asked);
    }

    /** Returns whether a statement that was sent may not have ended. */
    final boolean isRunning() {
        return unanswered.hasStatement();
    }

    /**
     * Times out the first request on which the server makes no progress. A statement is stopped, so that the connection can be used again.
     * The outcome of a command is unknown, so its connection is closed.
     */
    final void checkInactivity(Duration timeout, long passedNanos) {
        PendingRequest silent = unanswered.silentFor(timeout.toNanos(), passedNanos);
        if (silent != null && silent.expire()) {
            boolean isStatement = silent.isStatement();
            RunnelException error = isStatement ? ErrorTranslator.overdue(timeout) : ErrorTranslator.unresponsive();
            (isStatement ? cancelRunning() : forceClose())
                    .subscribe(nothing -> {}, unheard -> {}, () -> silent.fail(error));
        }
    }

    /**
     * Stops the running statements, and completes when the connection can be used again. A connection that does not answer in time is
     * closed. Never fails.
     */
    final Mono<Void> cancelRunning() {
        return Mono.defer(() -> isRunning() ? stopping().then(cancelRunning()) : Mono.empty());
    }

    /** Concurrent callers share one cancellation; a second one could hit the next statement. */
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

    /** Closes a connection that does not answer and fails its pending requests. Never fails, and takes no longer than the deadline. */
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
        left.stream().filter(PendingRequest::expire).forEach(asked -> asked.fail(ErrorTranslator.unresponsive()));
    }

    /** The start of the transaction, or of the statement without one; null if the database supplies the time. */
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

    /** Called before the rollback of a transaction that may not have begun, to stop waiting for its begin. */
    protected void abortBegin() {}

    /** Called after a commit or rollback, to restore the session settings that {@link #begin} has changed. */
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

    /** Stops the running statement, and completes when the connection can be used again. */
    protected abstract Mono<Void> interrupt();

    /** Completes when the server has processed everything before it. An error from the server counts as an answer. */
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
     * Stops a statement that does not end by itself within the grace period. Most statements end at once, since only the rest of a short
     * result is left, so a round trip comes first. A cancellation may arrive after the statement has ended, so a second round trip takes
     * it.
     *
     * @param roundTrip completes when the server answers, with an error too
     */
    protected static Mono<Void> stopIfBusy(Mono<Void> roundTrip, Mono<Void> stop) {
        Mono<Void> first = roundTrip.cache();
        return first.timeout(GRACE, stop.then(first).then(roundTrip));
    }

    protected abstract Mono<Void> close();

    /** Closes a connection that may not answer, and has the server end its session. */
    protected Mono<Void> endSession() {
        return close();
    }

    /** Returns whether it is connected, as far as is known without asking the server. Most R2DBC drivers know at once. */
    protected boolean isConnected() {
        return connected.subscribeWith(new Look()).connected;
    }

    /** The signal of the subscription; without a signal, the connection counts as connected. */
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

    /** Translates an error of this connection, and marks the connection as lost if it broke. */
    protected Throwable failed(Throwable error) {
        Throwable mapped = errors.translate(error);
        if (ErrorTranslator.isConnectionLost(mapped)) {
            markLost();
        }
        return mapped;
    }

    /** Excludes the connection from reuse, because its state is unknown. */
    protected final void markUnusable() {
        unusable = true;
    }

    final boolean isUsable() {
        return !unusable;
    }

    /** Marks the connection as broken. Other connections may have broken with it. */
    protected final void markLost() {
        lost = true;
        markUnusable();
    }

    final boolean isLost() {
        return lost || !unusable && !isConnected();
    }

    /** Marks the connection as closed for its age or idle time, not for a fault. */
    final void markExpired() {
        retired = true;
    }

    final boolean isRetired() {
        return retired;
    }

    /** Records the time of an answer. */
    final void touch() {
        lastUsed = System.nanoTime();
    }

    final long ageNanos() {
        return System.nanoTime() - openedAt;
    }

    final long idleNanos() {
        return System.nanoTime() - lastUsed;
    }

    /** Returns whether the server has not answered since then. */
    final boolean wasIdleAt(long nanoTime) {
        return lastUsed - nanoTime <= 0;
    }

    /** Returns whether the server answers a validation. */
    final Mono<Boolean> answers() {
        return subscribeOnConnectionThread(Flux.from(connection.validate(ValidationDepth.REMOTE)))
                .next();
    }
}

package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.ParameterBinder;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.error.H2ErrorTranslator;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.TransactionMode;
import io.r2dbc.h2.H2Result;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.ValidationDepth;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** A connection to H2, which runs on its own thread. Another session cancels its statements. */
final class H2Connection extends ServerConnection {
    /** Attempts to read the session. H2 fails with an internal error if another session ends while it lists its sessions. */
    private static final int LOOKS = 5;

    private final io.r2dbc.h2.H2Connection connection;
    private final H2Thread thread;
    private final Session session;
    private final IntFunction<Mono<Void>> cancelSession;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** True if the open transaction has changed the isolation level of the session. */
    private volatile boolean isolated;

    /** @param isolation the level of transactions that do not set one */
    private record Session(int id, String isolation) {}

    private H2Connection(
            io.r2dbc.h2.H2Connection connection,
            H2Thread thread,
            Session session,
            ErrorTranslator errors,
            IntFunction<Mono<Void>> cancelSession) {
        super(connection, errors, ParameterBinder.H2);
        this.connection = connection;
        this.thread = thread;
        this.session = session;
        this.cancelSession = cancelSession;
    }

    /** @param cancelSession cancels the statement of a session, from another session */
    static Mono<H2Connection> of(
            io.r2dbc.h2.H2Connection connection,
            H2Thread thread,
            ErrorTranslator errors,
            IntFunction<Mono<Void>> cancelSession) {
        String own =
                "SELECT SESSION_ID, ISOLATION_LEVEL FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID()";
        return thread.run(Flux.defer(() -> connection.createStatement(own).execute())
                        .concatMap(result -> result.map(
                                (row, metadata) -> new Session(row.get(0, Integer.class), row.get(1, String.class)))))
                .next()
                .retryWhen(Retry.max(LOOKS - 1)
                        .filter(error -> H2ErrorTranslator.isInternal(errors.translate(error)))
                        .onRetryExhaustedThrow((looks, last) -> last.failure()))
                .map(session -> new H2Connection(connection, thread, session, errors, cancelSession));
    }

    @Override
    protected <T> Flux<T> subscribeOnConnectionThread(Flux<T> work) {
        return thread.run(work);
    }

    /** Runs a statement and ignores its result. */
    Mono<Void> call(String sql) {
        return thread.run(Flux.defer(() -> connection.createStatement(sql).execute())
                        .concatMap(H2Result::getRowsUpdated))
                .then();
    }

    /** r2dbc-h2 would set a lock mode for all sessions of the database instead of the isolation level. */
    @Override
    protected Mono<Void> begin(TransactionMode mode) {
        Isolation isolation = mode.isolation();
        Mono<Void> begin = super.begin(TransactionMode.DEFAULT);
        return isolation == null
                ? begin
                : Mono.defer(() -> {
                    isolated = true;
                    return isolate(level(isolation)).then(begin);
                });
    }

    /** {@code REPEATABLE READ} of H2 has a snapshot of each table, which begins with the first statement that reads it. */
    private static String level(Isolation isolation) {
        return isolation == Isolation.REPEATABLE_READ
                ? "SNAPSHOT"
                : isolation.name().replace('_', ' ');
    }

    @Override
    protected Mono<Void> onTransactionEnd() {
        if (!isolated) {
            return Mono.empty();
        }
        isolated = false;
        return isolate(session.isolation()).onErrorResume(error -> {
            markUnusable();
            return Mono.empty();
        });
    }

    private Mono<Void> isolate(String level) {
        return call("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + level)
                .onErrorMap(this::failed);
    }

    /**
     * H2 cancels a prepared command, which it caches by its SQL. A late cancellation would hit the next execution of that command, so the
     * connection is not used again.
     */
    @Override
    protected Mono<Void> interrupt() {
        Mono<Void> roundTrip = call("SELECT 1").onErrorResume(R2dbcException.class, hit -> Mono.empty());
        return stopIfBusy(roundTrip, Mono.defer(() -> {
            markUnusable();
            return cancelSession.apply(session.id());
        }));
    }

    /**
     * A session that is ended from outside while it runs fails as cancelled, or with an error anywhere inside H2. After an internal error
     * the state of a session that goes on is unknown, so it is not used again.
     */
    @Override
    protected Throwable failed(Throwable error) {
        Throwable mapped = super.failed(error);
        boolean internal = H2ErrorTranslator.isInternal(mapped);
        boolean mayHaveEnded =
                internal || mapped instanceof StatementTimeoutException || !(mapped instanceof RunnelException);
        if (mayHaveEnded && !isAlive()) {
            markLost();
            return H2ErrorTranslator.ended(error);
        }
        if (internal) {
            markUnusable();
            return H2ErrorTranslator.victim(error, mapped);
        }
        return mapped;
    }

    /** Asks the database on the calling thread, which is that of the connection: it signals the errors. */
    private boolean isAlive() {
        return connection
                .validate(ValidationDepth.LOCAL)
                .onErrorReturn(false)
                .toFuture()
                .getNow(false);
    }

    /** Only the first subscription closes the connection. A busy thread closes it after its work, even if the subscriber has cancelled. */
    @Override
    protected Mono<Void> close() {
        return Mono.defer(() -> closed.compareAndSet(false, true)
                ? thread.run(Mono.defer(connection::close))
                        .doFinally(end -> thread.end())
                        .cache()
                : Mono.empty());
    }

    @Override
    protected boolean isConnected() {
        return !closed.get();
    }
}

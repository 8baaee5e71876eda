package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.ParameterBinder;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.error.MysqlErrorTranslator;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.schema.Table;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Operation;
import dev.runnel.spi.UpdateListedRows;
import dev.runnel.spi.UpdateRows;
import dev.runnel.spi.UpsertRows;
import io.asyncer.r2dbc.mysql.api.MySqlConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A connection to MySQL or MariaDB. Another connection stops its statements. */
final class MysqlConnection extends ClientClockConnection {
    /** The bytes of a packet that are reserved for the protocol around a statement. */
    private static final long BYTES_OF_PACKET = 1_024;

    /** The time limit for ending a session on the server. On a silent network the server never answers. */
    private static final Duration KILLING = Duration.ofMillis(300);

    private final MySqlConnection connection;
    private final Session session;
    private final Killing killing;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * The server's facts about a session.
     *
     * @param mostBytes the maximum size of a packet
     * @param countedBy the step of auto-increment keys
     * @param server identifies the server of the session
     */
    record Session(long id, long mostBytes, long countedBy, String server) {}

    /** Kills a statement or a session from another connection. It continues after its subscriber has cancelled. */
    @FunctionalInterface
    interface Killing {
        /** @param what {@code QUERY} for the running statement, {@code CONNECTION} for the session */
        Mono<Void> kill(String what, Session session);
    }

    MysqlConnection(MySqlConnection connection, Session session, ErrorTranslator errors, Killing killing) {
        super(connection, errors, ParameterBinder.MYSQL);
        this.connection = connection;
        this.session = session;
        this.killing = killing;
    }

    Session session() {
        return session;
    }

    @Override
    protected long maxPacketBytes() {
        return session.mostBytes() - BYTES_OF_PACKET;
    }

    @Override
    protected long autoIncrementStep() {
        return session.countedBy();
    }

    /** The error of the server names the unique constraint, but not its columns. */
    @Override
    protected <T> Flux<T> enrichErrors(Flux<T> sent, Operation operation) {
        Table written = written(operation);
        return written == null
                ? sent
                : sent.onErrorMap(
                        ConstraintViolationException.class, error -> MysqlErrorTranslator.named(error, written));
    }

    /** Returns the table whose rows the operation inserts or updates; null if it does neither. */
    private static @Nullable Table written(Operation operation) {
        if (operation instanceof InsertRows insert) {
            return insert.table();
        }
        if (operation instanceof UpsertRows upsert) {
            return upsert.table();
        }
        if (operation instanceof UpdateListedRows update) {
            return update.table();
        }
        return operation instanceof UpdateRows update ? update.table() : null;
    }

    @Override
    protected Mono<Void> interrupt() {
        return Mono.defer(() -> closed.get() ? Mono.empty() : stopIfBusy(roundTrip(), killing.kill("QUERY", session)));
    }

    /** Only the first subscription closes the connection. r2dbc-mysql waits for running statements before it closes. */
    @Override
    protected Mono<Void> close() {
        return Mono.defer(() -> closed.compareAndSet(false, true) ? connection.close() : Mono.empty());
    }

    /** r2dbc-mysql does not close a connection that does not answer, and the server would keep its transaction open. */
    @Override
    protected Mono<Void> endSession() {
        return Mono.whenDelayError(
                close(), killing.kill("CONNECTION", session).timeout(KILLING).onErrorComplete());
    }

    @Override
    protected boolean isConnected() {
        return !closed.get() && super.isConnected();
    }
}

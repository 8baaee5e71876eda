package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.ParameterBinder;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.error.MysqlErrorTranslator;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Operation;
import dev.runnel.spi.UpdateRows;
import io.asyncer.r2dbc.mysql.api.MySqlConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What it runs is stopped from another connection. */
final class MysqlConnection extends ClientClockConnection {
    /** What stands around a statement. */
    private static final long BYTES_OF_PACKET = 1_024;

    /** For how long it is waited for that the server ends a session: on a network that is silent, in vain. */
    private static final Duration KILLING = Duration.ofMillis(300);

    private final MySqlConnection connection;
    private final Session session;
    private final Killing killing;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param mostBytes of a statement, as the server has them
     * @param countedBy what lies between two numbers that the server counts up
     * @param server what names the server that it is of
     */
    record Session(long id, long mostBytes, long countedBy, String server) {}

    /** Ends something of a session, from another one, whether or not it is waited for to the end. */
    @FunctionalInterface
    interface Killing {
        /** @param what the {@code QUERY} that it runs, or its {@code CONNECTION} */
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

    /** It says what a unique set is called, and not which columns are in it. */
    @Override
    protected <T> Flux<T> enrichErrors(Flux<T> sent, Operation operation) {
        if (operation instanceof InsertRows insert) {
            return sent.onErrorMap(
                    ConstraintViolationException.class, error -> MysqlErrorTranslator.named(error, insert.table()));
        }
        return operation instanceof UpdateRows update
                ? sent.onErrorMap(
                        ConstraintViolationException.class, error -> MysqlErrorTranslator.named(error, update.table()))
                : sent;
    }

    @Override
    protected Mono<Void> interrupt() {
        return Mono.defer(() -> closed.get() ? Mono.empty() : stopIfBusy(roundTrip(), killing.kill("QUERY", session)));
    }

    /** Once, whoever asks for it: its driver waits for what is under way before. */
    @Override
    protected Mono<Void> close() {
        return Mono.defer(() -> closed.compareAndSet(false, true) ? connection.close() : Mono.empty());
    }

    /** Its driver does not close one that does not answer, and the server would keep its transaction. */
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

package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.Wire;
import dev.runnel.driver.r2dbc.error.Errors;
import dev.runnel.driver.r2dbc.error.MysqlErrors;
import dev.runnel.error.ConstraintViolated;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Operation;
import dev.runnel.spi.UpdateRows;
import io.asyncer.r2dbc.mysql.api.MySqlConnection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What it runs is stopped from another connection. */
final class MysqlConnection extends ClockedConnection {
    /** What of a statement is no value, as far as it matters. */
    private static final long BYTES_OF_TEXT = 65_536;

    private final MySqlConnection connection;
    private final Session session;
    private final LongFunction<Mono<Void>> stopSession;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param mostBytes of a statement, as the server has them
     * @param countedBy what lies between two numbers that the server counts up
     */
    record Session(long id, long mostBytes, long countedBy) {}

    /** @param stopSession stops what a session does, from another one */
    MysqlConnection(MySqlConnection connection, Session session, Errors errors, LongFunction<Mono<Void>> stopSession) {
        super(connection, errors, Wire.MYSQL);
        this.connection = connection;
        this.session = session;
        this.stopSession = stopSession;
    }

    @Override
    long mostBytes() {
        return session.mostBytes() - BYTES_OF_TEXT;
    }

    @Override
    long countedBy() {
        return session.countedBy();
    }

    /** It says what a unique set is called, and not which columns are in it. */
    @Override
    <T> Flux<T> explained(Flux<T> sent, Operation operation) {
        if (operation instanceof InsertRows insert) {
            return sent.onErrorMap(ConstraintViolated.class, error -> MysqlErrors.named(error, insert.table()));
        }
        return operation instanceof UpdateRows update
                ? sent.onErrorMap(ConstraintViolated.class, error -> MysqlErrors.named(error, update.table()))
                : sent;
    }

    @Override
    Mono<Void> interrupt() {
        return Mono.defer(() -> closed.get() ? Mono.empty() : stopIfBusy(roundTrip(), stopSession.apply(session.id())));
    }

    /** Once, whoever asks for it: its driver waits for what is under way before. */
    @Override
    Mono<Void> close() {
        return Mono.defer(() -> closed.compareAndSet(false, true) ? connection.close() : Mono.empty());
    }

    @Override
    boolean isConnected() {
        return !closed.get() && super.isConnected();
    }
}

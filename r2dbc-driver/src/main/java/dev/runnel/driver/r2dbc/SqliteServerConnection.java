package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.ParameterBinder;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.error.SqliteErrorTranslator;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.LockMode;
import dev.runnel.spi.Operation;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateRows;
import dev.runnel.sqlite.SqliteConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A connection to SQLite. Its R2DBC driver ends a cancelled statement inside SQLite before it runs the next one. */
final class SqliteServerConnection extends ClientClockConnection {
    private final Connection connection;
    private volatile Sinks.Empty<Void> givenUp = Sinks.empty();

    SqliteServerConnection(Connection connection, ErrorTranslator errors) {
        super(connection, errors, ParameterBinder.SQLITE);
        this.connection = connection;
    }

    /** The error of SQLite lists the unique columns, but not the name of the constraint. */
    @Override
    protected <T> Flux<T> enrichErrors(Flux<T> sent, Operation operation) {
        if (operation instanceof InsertRows insert) {
            return sent.onErrorMap(
                    ConstraintViolationException.class, error -> SqliteErrorTranslator.named(error, insert.table()));
        }
        return operation instanceof UpdateRows update
                ? sent.onErrorMap(
                        ConstraintViolationException.class, error -> SqliteErrorTranslator.named(error, update.table()))
                : sent;
    }

    /** Ignores the isolation level, because every transaction is serializable. */
    @Override
    Mono<Void> beginning(TransactionMode mode) {
        givenUp = Sinks.empty();
        return command(Mono.from(connection.beginTransaction(new Definition(mode.lockMode(), mode.readOnly())))
                .takeUntilOther(givenUp.asMono()));
    }

    /** The begin may be waiting for another writer. It completes without an error, because there is nothing to roll back. */
    @Override
    protected void abortBegin() {
        givenUp.tryEmitEmpty();
    }

    private record Definition(@Nullable LockMode lockMode, boolean readOnly) implements TransactionDefinition {
        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T getAttribute(Option<T> option) {
            if (option.equals(TransactionDefinition.READ_ONLY)) {
                return readOnly ? (T) Boolean.TRUE : null;
            }
            return option.equals(SqliteConnectionFactoryProvider.LOCK_MODE) && lockMode != null
                    ? (T) dev.runnel.sqlite.BeginMode.valueOf(lockMode.name())
                    : null;
        }
    }

    /** The validation runs after the cancelled statement has ended. */
    @Override
    protected Mono<Void> interrupt() {
        return Mono.from(connection.validate(ValidationDepth.REMOTE)).then();
    }

    @Override
    protected Mono<Void> close() {
        return Mono.from(connection.close());
    }
}

package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.Wire;
import dev.runnel.driver.r2dbc.error.Errors;
import dev.runnel.driver.r2dbc.error.PostgresErrors;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.spi.Capabilities;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Mono;

/** Connections that something else opens, and that speak PostgreSQL. How to stop a statement is not known: its connection goes. */
final class GivenBackend implements Backend {
    private final ConnectionFactory factory;
    private final Errors errors = new PostgresErrors();

    GivenBackend(ConnectionFactory factory) {
        this.factory = factory;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.POSTGRESQL;
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public boolean transactionalSchema() {
        return true;
    }

    @Override
    public Mono<ServerConnection> open() {
        return Mono.defer(() -> Mono.from(factory.create()))
                .<ServerConnection>map(connection -> new GivenConnection(connection, errors))
                .flatMap(connection -> Backend.supported(connection, capabilities()))
                .onErrorMap(errors::connecting);
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }

    private static final class GivenConnection extends ServerConnection {
        private final Connection connection;

        GivenConnection(Connection connection, Errors errors) {
            super(connection, errors, Wire.POSTGRESQL);
            this.connection = connection;
        }

        @Override
        Mono<Void> interrupt() {
            return Mono.defer(() -> {
                distrust();
                return close();
            });
        }

        @Override
        Mono<Void> close() {
            return Mono.from(connection.close());
        }
    }
}

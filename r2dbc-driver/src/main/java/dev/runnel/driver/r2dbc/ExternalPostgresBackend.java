package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.ParameterBinder;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.error.PostgresErrorTranslator;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.spi.Capabilities;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Mono;

/**
 * PostgreSQL over connections from an external {@link ConnectionFactory}. R2DBC has no way to stop a statement, so stopping one closes the
 * connection.
 */
final class ExternalPostgresBackend implements Backend {
    private final ConnectionFactory factory;
    private final ErrorTranslator errors = new PostgresErrorTranslator();

    ExternalPostgresBackend(ConnectionFactory factory) {
        this.factory = factory;
    }

    @Override
    public Capabilities capabilities() {
        return DatabaseCapabilities.POSTGRESQL;
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
                .<ServerConnection>map(connection -> new ExternalConnection(connection, errors))
                .flatMap(connection -> Backend.supported(connection, capabilities()))
                .onErrorMap(errors::translateConnect);
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }

    private static final class ExternalConnection extends ServerConnection {
        private final Connection connection;

        ExternalConnection(Connection connection, ErrorTranslator errors) {
            super(connection, errors, ParameterBinder.POSTGRESQL);
            this.connection = connection;
        }

        @Override
        protected Mono<Void> interrupt() {
            return Mono.defer(() -> {
                markUnusable();
                return close();
            });
        }

        @Override
        protected Mono<Void> close() {
            return Mono.from(connection.close());
        }
    }
}

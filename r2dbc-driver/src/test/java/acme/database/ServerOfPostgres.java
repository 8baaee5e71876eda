package acme.database;

import dev.runnel.driver.r2dbc.Backend;
import dev.runnel.driver.r2dbc.BuiltInDatabase;
import dev.runnel.driver.r2dbc.DatabaseCapabilities;
import dev.runnel.driver.r2dbc.DatabaseProvider;
import dev.runnel.driver.r2dbc.ServerConnection;
import dev.runnel.driver.r2dbc.codec.ParameterBinder;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.driver.r2dbc.sql.PostgresDialect;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.RunnelException;
import dev.runnel.spi.Capabilities;
import dev.runnel.type.BuiltInFunctions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcException;
import java.util.List;
import reactor.core.publisher.Mono;

/** A server that speaks the protocol of PostgreSQL, with its own connections, errors and a clause of its own. */
public final class ServerOfPostgres implements DatabaseProvider {
    private static final Capabilities CAPABILITIES =
            DatabaseCapabilities.POSTGRESQL.toBuilder("acmepg").build();

    @Override
    public String urlName() {
        return "acmepg";
    }

    @Override
    public String driverArtifact() {
        return BuiltInDatabase.POSTGRESQL.driverArtifact();
    }

    @Override
    public Backend backend(ConnectionFactoryOptions url) {
        return new ServerBackend(ConnectionFactories.get(url.mutate()
                .option(ConnectionFactoryOptions.DRIVER, BuiltInDatabase.POSTGRESQL.urlName())
                .build()));
    }

    private static final class ServerDialect extends PostgresDialect {
        ServerDialect() {
            override(BuiltInFunctions.PLUS, "({0} + {1})");
            override(BuiltInFunctions.MINUS, "({0} - {1})");
        }
    }

    private static final class ServerErrorTranslator extends ErrorTranslator {
        @Override
        protected RunnelException translate(R2dbcException failed) {
            String code = code(failed);
            return switch (code) {
                case "22003" -> computed(code);
                case "23505" -> violated(ConstraintViolationException.Kind.UNIQUE, null, List.of(), code);
                default -> unnamed(code);
            };
        }

        @Override
        protected ConnectFailedException.Kind connectKind(Throwable error) {
            return isTransport(error) ? ConnectFailedException.Kind.UNREACHABLE : ConnectFailedException.Kind.OTHER;
        }
    }

    /** Cancels a statement by closing its connection. */
    private static final class ServerOwnConnection extends ServerConnection {
        private final Connection connection;

        ServerOwnConnection(Connection connection, ErrorTranslator errors) {
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

    private static final class ServerBackend implements Backend {
        private final ConnectionFactory connections;
        private final Dialect dialect = new ServerDialect();
        private final ErrorTranslator errors = new ServerErrorTranslator();

        ServerBackend(ConnectionFactory connections) {
            this.connections = connections;
        }

        @Override
        public Capabilities capabilities() {
            return CAPABILITIES;
        }

        @Override
        public Dialect dialect() {
            return dialect;
        }

        @Override
        public boolean transactionalSchema() {
            return true;
        }

        @Override
        public Mono<ServerConnection> open() {
            return Mono.defer(() -> Mono.from(connections.create()))
                    .<ServerConnection>map(connection -> new ServerOwnConnection(connection, errors))
                    .flatMap(connection -> Backend.supported(connection, CAPABILITIES))
                    .onErrorMap(errors::translateConnect);
        }

        @Override
        public Mono<Void> close() {
            return Mono.empty();
        }
    }
}

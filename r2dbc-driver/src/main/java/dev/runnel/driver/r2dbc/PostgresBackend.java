package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.PostgresCodecs;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.error.PostgresErrorTranslator;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.spi.Capabilities;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/** PostgreSQL through r2dbc-postgresql, with the binary format wherever possible and a bounded cache of prepared statements. */
final class PostgresBackend implements Backend {
    private static final int CACHED_STATEMENTS = 256;
    private static final int DEFAULT_PORT = 5432;
    private static final Logger LOG = Loggers.getLogger(PostgresBackend.class);

    private final PostgresqlConnectionFactory factory;
    private final ConnectionFactoryOptions url;

    /**
     * The warning, until the first connection logs it. The version is read when the driver is created, because reading the class path
     * blocks.
     */
    private final AtomicReference<Optional<String>> warning = new AtomicReference<>(
            PostgresDriverVersion.found(PostgresqlConnectionFactory.class).flatMap(PostgresDriverVersion::warning));

    private final ErrorTranslator errors = new PostgresErrorTranslator();

    PostgresBackend(ConnectionFactoryOptions url) {
        this.url = url;
        PostgresqlConnectionConfiguration.Builder options = PostgresqlConnectionFactoryProvider.builder(withDefault(
                withDefault(url, PostgresqlConnectionFactoryProvider.FORCE_BINARY, true),
                PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES,
                CACHED_STATEMENTS));
        factory = new PostgresqlConnectionFactory(
                options.extendWith(new PostgresCodecs()).build());
    }

    private static <T> ConnectionFactoryOptions withDefault(ConnectionFactoryOptions url, Option<T> option, T value) {
        return url.hasOption(option) ? url : url.mutate().option(option, value).build();
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
        return factory.create()
                .doOnNext(connection -> warning.getAndSet(Optional.empty()).ifPresent(LOG::warn))
                .<ServerConnection>map(connection -> new PostgresConnection(connection, errors))
                .flatMap(connection -> Backend.supported(connection, capabilities()))
                .onErrorMap(errors::translateConnect);
    }

    @Override
    public ConnectFailedException located(ConnectFailedException failed) {
        return ErrorTranslator.located(failed, url, DEFAULT_PORT);
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }
}

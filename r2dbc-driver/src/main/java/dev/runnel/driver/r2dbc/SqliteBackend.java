package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.error.SqliteErrorTranslator;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.spi.Capabilities;
import dev.runnel.sqlite.BeginMode;
import dev.runnel.sqlite.SqliteConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * SQLite through the R2DBC driver of this project. By default a file is in WAL mode, where readers and the writer do not wait for each
 * other. By default a transaction that may write takes the write lock at its begin, because a later attempt may fail if another transaction
 * writes. An in-memory database exists only while it has a connection, so one is kept open outside of the pool.
 */
final class SqliteBackend implements Backend {
    private static final Set<String> MEMORY = Set.of(":memory:", ":memory");
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ConnectionFactory factory;
    private final ErrorTranslator errors = new SqliteErrorTranslator();
    private final boolean inMemory;
    private final Mono<Boolean> first;
    private final AtomicReference<@Nullable Connection> kept = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    SqliteBackend(ConnectionFactoryOptions url) {
        inMemory = Stream.of(
                        ConnectionFactoryOptions.DATABASE,
                        ConnectionFactoryOptions.PROTOCOL,
                        ConnectionFactoryOptions.HOST)
                .anyMatch(option -> MEMORY.contains(String.valueOf(url.getValue(option))));
        ConnectionFactoryOptions mode = inMemory ? url : withLog(url);
        factory = new SqliteConnectionFactoryProvider()
                .create(withDefault(mode, SqliteConnectionFactoryProvider.LOCK_MODE, BeginMode.IMMEDIATE)
                        .mutate()
                        .option(SqliteConnectionFactoryProvider.FUNCTIONS, SqliteFunctions.ALL)
                        .option(SqliteConnectionFactoryProvider.AGGREGATES, SqliteFunctions.SUMS)
                        .option(SqliteConnectionFactoryProvider.COLLATIONS, SqliteFunctions.ORDERS)
                        .build());
        first = connect()
                .retryWhen(Retry.backoff(TRIES, PAUSE)
                        .filter(R2dbcTransientResourceException.class::isInstance)
                        .onRetryExhaustedThrow((tries, last) -> last.failure()))
                .flatMap(connection -> inMemory ? keep(connection) : Mono.from(connection.close()))
                .thenReturn(true)
                .cacheInvalidateIf(made -> false);
    }

    private Mono<Connection> connect() {
        return Mono.defer(() -> Mono.from(factory.create()));
    }

    /** Closes the connection again if the driver was closed meanwhile. */
    private Mono<Void> keep(Connection connection) {
        return Mono.defer(() -> {
            kept.set(connection);
            return closed.get() ? close() : Mono.empty();
        });
    }

    /** Leaves the journal mode of a file that is opened for reading only, or whose URL sets it. */
    private static ConnectionFactoryOptions withLog(ConnectionFactoryOptions url) {
        Object pragmas = url.getValue(SqliteConnectionFactoryProvider.PRAGMAS);
        boolean says = "ro".equals(url.getValue(SqliteConnectionFactoryProvider.MODE))
                || String.valueOf(pragmas).contains("journal_mode");
        return says ? url : withDefault(url, SqliteConnectionFactoryProvider.JOURNAL_MODE, "wal");
    }

    private static <T> ConnectionFactoryOptions withDefault(ConnectionFactoryOptions url, Option<T> option, T value) {
        return url.hasOption(option) ? url : url.mutate().option(option, value).build();
    }

    @Override
    public Capabilities capabilities() {
        return DatabaseCapabilities.SQLITE;
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public boolean transactionalSchema() {
        return true;
    }

    /** Opens after a first connection was opened alone: if several create a file at once, setting WAL mode may fail on one. */
    @Override
    public Mono<ServerConnection> open() {
        return first.then(connect())
                .<ServerConnection>map(made -> new SqliteServerConnection(made, errors))
                .flatMap(made -> Backend.supported(made, capabilities()))
                .onErrorMap(errors::translateConnect);
    }

    @Override
    public Mono<Void> close() {
        return Mono.defer(() -> {
            closed.set(true);
            Connection last = kept.getAndSet(null);
            return last == null ? Mono.empty() : Mono.from(last.close());
        });
    }
}

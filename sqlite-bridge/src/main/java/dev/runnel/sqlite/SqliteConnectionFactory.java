package dev.runnel.sqlite;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

/** Opens a connection, and a thread with it, each time. */
final class SqliteConnectionFactory implements ConnectionFactory {
    private final Options options;

    SqliteConnectionFactory(Options options) {
        this.options = options;
    }

    @Override
    public Mono<SqliteConnection> create() {
        return SqliteConnection.open(options);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return () -> "SQLite";
    }
}

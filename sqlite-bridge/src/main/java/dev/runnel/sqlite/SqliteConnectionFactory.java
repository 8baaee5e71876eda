package dev.runnel.sqlite;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

/** Opens a new connection with its own thread for each subscription. */
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

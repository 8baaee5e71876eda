package dev.runnel.benchmarks.ratio;

import dev.runnel.driver.r2dbc.PostgresServer;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;

/** A schema of its own on a server of the tests, or on the server that an environment variable names. */
final class PostgresDatabase extends R2dbcDatabase {
    private final String url;

    PostgresDatabase() {
        this(PostgresServer.newSchema());
    }

    private PostgresDatabase(String url) {
        super("PostgreSQL", url, options(url), HandWrittenSql.STANDARD, null);
        this.url = url;
    }

    /** By hand has the options that Runnel sets: binary, and the same number of cached statements. */
    private static ConnectionFactoryOptions options(String url) {
        return ConnectionFactoryOptions.parse(url)
                .mutate()
                .option(Option.valueOf("forceBinary"), true)
                .option(Option.valueOf("preparedStatementCacheQueries"), 256)
                .build();
    }

    @Override
    String analyze() {
        return "ANALYZE";
    }

    @Override
    Processes processes() {
        return Processes.ofSession(value("SELECT pg_backend_pid()", Integer.class));
    }

    @Override
    StocksByHand stocks(Connections connections) {
        return new StocksByArrays(connections);
    }

    @Override
    void remove() {
        PostgresServer.dropSchema(url);
    }
}

package dev.runnel.sqlite;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Helpers of the tests: opens connections and reads whole results. */
final class Sqlite {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A query of the numbers from 1 without an end. */
    static final String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

    private Sqlite() {}

    static ConnectionFactory memory(String... options) {
        return ConnectionFactories.get(SqliteConnectionFactoryProvider.parse("r2dbc:sqlite::memory:" + query(options)));
    }

    static ConnectionFactory file(Path file, String... options) {
        return ConnectionFactories.get("r2dbc:sqlite://" + file + query(options));
    }

    static SqliteConnection open(ConnectionFactory factory) {
        return (SqliteConnection) Mono.from(factory.create()).block(PATIENCE);
    }

    /** The first column of each row of each result. */
    static Flux<Object> values(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute()).concatMap(result -> result.map(row -> row.get(0)));
    }

    static List<Object> read(Connection connection, String sql) {
        return values(connection, sql).collectList().block(PATIENCE);
    }

    static Object one(Connection connection, String sql) {
        return values(connection, sql).single().block(PATIENCE);
    }

    /** The number of changed rows. */
    static long run(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap(Result::getRowsUpdated)
                .reduce(0L, Long::sum)
                .block(PATIENCE);
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen in " + PATIENCE);
            }
            Thread.onSpinWait();
        }
    }

    private static String query(String... options) {
        return options.length == 0 ? "" : "?" + String.join("&", options);
    }
}

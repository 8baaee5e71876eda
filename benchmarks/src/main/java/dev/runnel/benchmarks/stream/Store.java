package dev.runnel.benchmarks.stream;

import dev.runnel.Db;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.Result;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Flux;

/** Entries in their own schema, and all variants that read them. */
final class Store implements AutoCloseable {
    /** The number of remarks of each entry. */
    static final int REMARKS = 2;

    private final String url;
    private final int rows;
    private final int width;
    private final ConnectionPool pool;
    private final List<StreamVariant> ways;

    /**
     * Creates the schema with its rows.
     *
     * @param url a URL of PostgreSQL, without parameters
     * @param width the number of characters of each body
     * @param connections the size of each of the two pools
     */
    Store(String url, int rows, int width, int connections) {
        this.rows = rows;
        this.width = width;
        String schema = "entries_" + rows + "_" + width + "_" + connections;
        this.url = url + "?schema=" + schema;
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(this.url)
                .mutate()
                .option(Option.valueOf("forceBinary"), true)
                .option(Option.valueOf("preparedStatementCacheQueries"), 256)
                .build();
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(connections)
                .build());
        Db db = Db.builder()
                .url(this.url)
                .models(Entries.MODEL)
                .poolSize(connections)
                .build();
        ways = List.of(
                new StreamByRunnel(db, false),
                new StreamByRunnel(db, true),
                new Keyset(pool),
                new Cursor(pool, false),
                new Cursor(pool, true),
                new Portal(pool));
        execute("CREATE SCHEMA " + schema);
        db.pushSchema().block();
        fill();
    }

    private void fill() {
        execute("INSERT INTO entries SELECT lpad(to_hex(i), 32, '0')::uuid, i % " + rows / 100 + ", i % 10,"
                + " i * 7919 % " + rows + ", i % 2 = 0, repeat('x', " + width + ") FROM generate_series(1, " + rows
                + ") i");
        execute(
                "INSERT INTO remarks SELECT lpad(to_hex(i), 32, '0')::uuid, i % 2, lpad(to_hex((i + 1) / 2), 32, '0')::uuid"
                        + " FROM generate_series(1, " + 2 * rows + ") i");
        execute("VACUUM ANALYZE entries");
        execute("VACUUM ANALYZE remarks");
    }

    void execute(String sql) {
        Flux.usingWhen(
                        pool.create(),
                        connection -> Flux.from(connection.createStatement(sql).execute())
                                .concatMap(Result::getRowsUpdated),
                        Connection::close)
                .blockLast();
    }

    /** The URL, with the schema. */
    String url() {
        return url;
    }

    int rows() {
        return rows;
    }

    String title() {
        return String.format(Locale.ROOT, "%,d %s", rows, width == 0 ? "small" : "wide");
    }

    List<StreamVariant> ways() {
        return ways;
    }

    @Override
    public void close() {
        ways.forEach(StreamVariant::close);
        pool.disposeLater().block();
    }
}

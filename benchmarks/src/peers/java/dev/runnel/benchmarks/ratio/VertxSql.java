package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The clients of Vert.x, and what differs between them. */
enum VertxSql {
    /** Parameters have numbers, lists are arrays, INSERT returns keys. */
    POSTGRESQL {
        @Override
        SqlConnectOptions options(String url) {
            ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url);
            PgConnectOptions connect = new PgConnectOptions();
            connect.addProperty("search_path", String.valueOf(options.getRequiredValue(Option.valueOf("schema"))));
            return connected(connect, options, 5432);
        }

        @Override
        SqlClient client(Vertx vertx, SqlConnectOptions options, PoolOptions size) {
            return PgBuilder.client()
                    .with(size)
                    .connectingTo(options)
                    .using(vertx)
                    .build();
        }

        @Override
        Pool pool(Vertx vertx, SqlConnectOptions options, PoolOptions size) {
            return PgBuilder.pool()
                    .with(size)
                    .connectingTo(options)
                    .using(vertx)
                    .build();
        }

        @Override
        String sql(String standard) {
            return standard;
        }

        @Override
        Object bound(UUID id) {
            return id;
        }

        @Override
        String among(int size) {
            return " = ANY($1)";
        }

        @Override
        Tuple values(Collection<UUID> ids) {
            return Tuple.of(ids.toArray(UUID[]::new));
        }

        @Override
        Tuple numbers(Collection<Long> numbers) {
            return Tuple.of(numbers.toArray(Long[]::new));
        }

        @Override
        String returningId() {
            return " RETURNING id";
        }

        @Override
        long generated(RowSet<Row> inserted) {
            return inserted.iterator().next().getLong(0);
        }

        @Override
        UUID uuid(Row row, int index) {
            return row.getUUID(index);
        }

        @Override
        @Nullable
        Instant instantOrNull(Row row, int index) {
            OffsetDateTime moment = row.getOffsetDateTime(index);
            return moment == null ? null : moment.toInstant();
        }
    },
    /**
     * Parameters are question marks, lists are spread, the result has the generated key, a UUID is its bytes, and a moment is the time of
     * UTC. Pipelining, which PostgreSQL has by default, is an option.
     */
    MYSQL {
        private static final int PIPELINED = 256;

        private final Map<String, String> texts = new ConcurrentHashMap<>();

        @Override
        SqlConnectOptions options(String url) {
            ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url);
            return connected(new MySQLConnectOptions().setPipeliningLimit(PIPELINED), options, 3306);
        }

        @Override
        SqlClient client(Vertx vertx, SqlConnectOptions options, PoolOptions size) {
            return MySQLBuilder.client()
                    .with(size)
                    .connectingTo(options)
                    .using(vertx)
                    .build();
        }

        @Override
        Pool pool(Vertx vertx, SqlConnectOptions options, PoolOptions size) {
            return MySQLBuilder.pool()
                    .with(size)
                    .connectingTo(options)
                    .using(vertx)
                    .build();
        }

        @Override
        String sql(String standard) {
            return texts.computeIfAbsent(standard, text -> text.replaceAll("\\$\\d+", "?"));
        }

        @Override
        Object bound(UUID id) {
            return Buffer.buffer(UuidBytes.bytes(id));
        }

        @Override
        String among(int size) {
            return " IN (" + String.join(", ", Collections.nCopies(size, "?")) + ")";
        }

        @Override
        Tuple values(Collection<UUID> ids) {
            return Tuple.wrap(new ArrayList<>(ids.stream().map(this::bound).toList()));
        }

        @Override
        Tuple numbers(Collection<Long> numbers) {
            return Tuple.wrap(new ArrayList<>(numbers));
        }

        @Override
        String returningId() {
            return "";
        }

        @Override
        long generated(RowSet<Row> inserted) {
            return inserted.property(MySQLClient.LAST_INSERTED_ID);
        }

        @Override
        UUID uuid(Row row, int index) {
            return UuidBytes.uuid(row.getBuffer(index).getBytes());
        }

        @Override
        @Nullable
        Instant instantOrNull(Row row, int index) {
            LocalDateTime utc = row.getLocalDateTime(index);
            return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
        }
    };

    /** @param url of R2DBC */
    abstract SqlConnectOptions options(String url);

    /** A pooled client, which pipelines. */
    abstract SqlClient client(Vertx vertx, SqlConnectOptions options, PoolOptions size);

    abstract Pool pool(Vertx vertx, SqlConnectOptions options, PoolOptions size);

    /** A text with the parameters of the database. */
    abstract String sql(String standard);

    abstract Object bound(UUID id);

    /** The end of the condition that a column is one of a list, as the only parameters of a statement. */
    abstract String among(int size);

    /** The list as parameters. */
    abstract Tuple values(Collection<UUID> ids);

    /** A list of numbers as parameters. */
    abstract Tuple numbers(Collection<Long> numbers);

    /** The end of an INSERT that returns the generated key. */
    abstract String returningId();

    /** The key that an INSERT of one row generated. */
    abstract long generated(RowSet<Row> inserted);

    abstract UUID uuid(Row row, int index);

    final Instant instant(Row row, int index) {
        return Objects.requireNonNull(instantOrNull(row, index), "NULL in a required column");
    }

    abstract @Nullable Instant instantOrNull(Row row, int index);

    private static SqlConnectOptions connected(
            SqlConnectOptions connect, ConnectionFactoryOptions options, int defaultPort) {
        connect.setHost(String.valueOf(options.getRequiredValue(ConnectionFactoryOptions.HOST)))
                .setPort(options.getValue(ConnectionFactoryOptions.PORT) instanceof Integer port ? port : defaultPort)
                .setUser(String.valueOf(options.getRequiredValue(ConnectionFactoryOptions.USER)))
                .setDatabase(String.valueOf(options.getRequiredValue(ConnectionFactoryOptions.DATABASE)));
        Object password = options.getValue(ConnectionFactoryOptions.PASSWORD);
        return password == null ? connect : connect.setPassword(password.toString());
    }
}

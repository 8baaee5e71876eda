package dev.runnel.benchmarks.ratio;

import dev.runnel.benchmarks.Sample;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The reads as one writes them with care on Runnel's R2DBC driver for SQLite and r2dbc-pool. */
final class ByBridge implements SampleReads, AutoCloseable {
    private final ConnectionPool pool;

    ByBridge(String url, int connections) {
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(url))
                .initialSize(0)
                .maxSize(connections)
                .build());
    }

    @Override
    public Mono<Sample> sample(UUID id) {
        return rows(SqliteSamples.BY_ID, id).single();
    }

    @Override
    public Mono<List<Sample>> samples(UUID owner) {
        return rows(SqliteSamples.BY_OWNER, owner).collectList();
    }

    private Flux<Sample> rows(String sql, UUID value) {
        return Flux.usingWhen(
                pool.create(),
                connection -> Flux.from(connection
                                .createStatement(sql)
                                .bind(0, value.toString())
                                .execute())
                        .concatMap(result -> result.map((Readable row) -> sample(row))),
                Connection::close);
    }

    private static Sample sample(Readable row) {
        return new Sample(
                UUID.fromString(Cells.required(row, 0, String.class)),
                UUID.fromString(Cells.required(row, 1, String.class)),
                Cells.required(row, 2, String.class),
                Cells.required(row, 3, String.class),
                Cells.required(row, 4, Long.class),
                Cells.required(row, 5, Long.class),
                Instant.parse(Cells.required(row, 6, String.class)),
                Instant.parse(Cells.required(row, 7, String.class)),
                Cells.required(row, 8, Boolean.class),
                Cells.required(row, 9, Boolean.class));
    }

    /** The version of SQLite. */
    String version() {
        return Objects.requireNonNull(Mono.usingWhen(
                        pool.create(),
                        connection -> Mono.just(connection.getMetadata().getDatabaseVersion()),
                        Connection::close)
                .block());
    }

    @Override
    public void close() {
        pool.disposeLater().block();
    }
}

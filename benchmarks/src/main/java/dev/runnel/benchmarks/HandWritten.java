package dev.runnel.benchmarks;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The reads as one writes them on R2DBC alone: {@code usingWhen}, columns by index. */
final class HandWritten {
    private static final String COLUMNS =
            "SELECT id, owner, name, place, amount, total, created, changed, active, hidden FROM samples";
    private static final String BY_ID = COLUMNS + " WHERE id = $1";
    private static final String BY_OWNER = COLUMNS + " WHERE owner = $1";

    private final ConnectionFactory connections;

    /** @param connections a pool, or what opens a connection for each read */
    HandWritten(ConnectionFactory connections) {
        this.connections = connections;
    }

    Mono<Sample> byId(UUID id) {
        return select(BY_ID, id).single();
    }

    Flux<Sample> byOwner(UUID owner) {
        return select(BY_OWNER, owner);
    }

    private Flux<Sample> select(String sql, UUID value) {
        return Flux.usingWhen(
                connections.create(),
                connection -> Flux.from(
                                connection.createStatement(sql).bind(0, value).execute())
                        .flatMap(result -> result.map(HandWritten::read)),
                Connection::close);
    }

    private static Sample read(Row row, RowMetadata metadata) {
        return new Sample(
                required(row.get(0, UUID.class)),
                required(row.get(1, UUID.class)),
                required(row.get(2, String.class)),
                required(row.get(3, String.class)),
                required(row.get(4, Long.class)),
                required(row.get(5, Long.class)),
                required(row.get(6, Instant.class)),
                required(row.get(7, Instant.class)),
                required(row.get(8, Boolean.class)),
                required(row.get(9, Boolean.class)));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("NULL in a required column");
        }
        return value;
    }
}

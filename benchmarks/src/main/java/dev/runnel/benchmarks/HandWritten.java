package dev.runnel.benchmarks;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The hand-written reads on plain R2DBC: {@code usingWhen}, and columns by index. */
final class HandWritten<T> {
    private final ConnectionFactory connections;
    private final StubTable<T> table;
    private final String byId;
    private final String byOwner;

    /** @param connections a pool, or a factory that opens a connection for each read */
    HandWritten(ConnectionFactory connections, StubTable<T> table) {
        this.connections = connections;
        this.table = table;
        String select = "SELECT " + table.columns() + " FROM " + table.name();
        this.byId = select + " WHERE id = $1";
        this.byOwner = select + " WHERE owner = $1";
    }

    Mono<T> byId(UUID id) {
        return select(byId, id).single();
    }

    Flux<T> byOwner(UUID owner) {
        return select(byOwner, owner);
    }

    private Flux<T> select(String sql, UUID value) {
        return Flux.usingWhen(
                connections.create(),
                connection -> Flux.from(
                                connection.createStatement(sql).bind(0, value).execute())
                        .flatMap(result ->
                                result.map((row, metadata) -> table.read().apply(row))),
                Connection::close);
    }
}

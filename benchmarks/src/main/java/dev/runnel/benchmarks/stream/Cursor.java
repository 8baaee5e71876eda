package dev.runnel.benchmarks.stream;

import dev.runnel.exec.window.Window;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A SQL cursor: DECLARE, then repeated FETCH, with other statements of the connection between them. It ends with the transaction around the
 * stream. A cursor WITH HOLD has no transaction and ends by CLOSE: the database first stores all its rows.
 */
final class Cursor extends StreamByHand {
    private final boolean held;

    Cursor(ConnectionPool pool, boolean held) {
        super(pool);
        this.held = held;
    }

    @Override
    public String title() {
        return held ? "held cursor" : "cursor";
    }

    @Override
    Windows open(Connection connection, StreamShape shape) {
        return held ? new OfSession(connection, shape) : new OfTransaction(connection, shape);
    }

    /** The shape is part of the name, because a prepared FETCH has one row type. */
    private static class OfSession extends Windows {
        private final String name;

        OfSession(Connection connection, StreamShape shape) {
            this(connection, shape, "held_" + shape);
        }

        OfSession(Connection connection, StreamShape shape, String name) {
            super(connection, shape);
            this.name = name;
        }

        @Override
        Flux<Window<Entry>> all() {
            return declare("WITH HOLD ").thenMany(fetched());
        }

        final Mono<Void> declare(String hold) {
            return run(bound(
                    connection.createStatement(
                            "DECLARE " + name + " NO SCROLL CURSOR " + hold + "FOR " + select(shape)),
                    shape));
        }

        /** The fetch size makes the rows binary. It is one more than the rows, which saves a second round trip. */
        final Flux<Window<Entry>> fetched() {
            return oneByOne(rows -> StreamByHand.rows(
                            connection
                                    .createStatement("FETCH " + rows + " FROM " + name)
                                    .fetchSize(rows + 1),
                            this::entry)
                    .collectList());
        }

        @Override
        Mono<Void> end() {
            return run(connection.createStatement("CLOSE " + name));
        }

        @Override
        Mono<Void> leave() {
            return end();
        }

        private static Mono<Void> run(Statement statement) {
            return Flux.from(statement.execute())
                    .concatMap(Result::getRowsUpdated)
                    .then();
        }
    }

    private static final class OfTransaction extends OfSession {
        OfTransaction(Connection connection, StreamShape shape) {
            super(connection, shape, "cursor_" + shape);
        }

        @Override
        Flux<Window<Entry>> all() {
            return Mono.from(connection.beginTransaction()).then(declare("")).thenMany(fetched());
        }

        @Override
        Mono<Void> end() {
            return Mono.from(connection.commitTransaction());
        }

        @Override
        Mono<Void> leave() {
            return Mono.from(connection.rollbackTransaction());
        }
    }
}

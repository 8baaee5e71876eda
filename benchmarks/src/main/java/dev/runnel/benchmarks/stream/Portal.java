package dev.runnel.benchmarks.stream;

import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The portal of one statement with a fetch size, in a transaction. Nothing else runs on its connection until it has ended, so it supports
 * no include.
 */
final class Portal extends StreamByHand {
    private static final int SIZE = WindowSource.FIRST + 1;

    Portal(ConnectionPool pool) {
        super(pool);
    }

    @Override
    public String title() {
        return "portal";
    }

    @Override
    public boolean reads(StreamShape shape) {
        return !shape.include();
    }

    @Override
    Windows open(Connection connection, StreamShape shape) {
        return new Windows(connection, shape) {
            @Override
            Flux<Window<Entry>> all() {
                return Mono.from(connection.beginTransaction())
                        .thenMany(Flux.defer(() -> StreamByHand.rows(
                                bound(connection.createStatement(select(shape)), shape)
                                        .fetchSize(SIZE),
                                this::entry)))
                        .buffer(SIZE)
                        .map(window -> new Window<>(window, window.size() < SIZE));
            }

            @Override
            Mono<Void> end() {
                return Mono.from(connection.commitTransaction());
            }

            @Override
            Mono<Void> leave() {
                return Mono.from(connection.rollbackTransaction());
            }
        };
    }
}

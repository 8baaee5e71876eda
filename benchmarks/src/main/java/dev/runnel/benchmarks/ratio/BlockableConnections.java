package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Connections that are asked for and used on threads that may block. */
final class BlockableConnections implements ConnectionFactory {
    private final ConnectionFactory pool;
    private final Scheduler blockable;

    BlockableConnections(ConnectionFactory pool, Scheduler blockable) {
        this.pool = pool;
        this.blockable = blockable;
    }

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.<Connection>from(pool.create()).subscribeOn(blockable);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
    }
}

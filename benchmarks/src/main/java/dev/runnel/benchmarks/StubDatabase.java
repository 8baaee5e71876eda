package dev.runnel.benchmarks;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** An R2DBC driver that returns the same rows for every statement, at once and on the calling thread. */
final class StubDatabase implements ConnectionFactory {
    private final List<@Nullable Object[]> rows;

    StubDatabase(List<@Nullable Object[]> rows) {
        this.rows = rows;
    }

    @Override
    public Mono<StubConnection> create() {
        return Mono.fromSupplier(() -> new StubConnection(rows));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return () -> "stub";
    }
}

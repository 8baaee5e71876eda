package dev.runnel.driver.r2dbc;

import dev.runnel.tck.TestDb;
import dev.runnel.tck.fault.NetworkCondition;
import dev.runnel.tck.fault.TcpProxy;
import dev.runnel.tck.stress.ServerAdmin;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Row;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sees a database from outside, over a connection of R2DBC, and has the network before it. */
abstract class R2dbcOperator implements ServerAdmin {
    private final Connection connection;
    private final TcpProxy network;

    R2dbcOperator(ConnectionFactoryOptions options, TcpProxy network) {
        connection = Objects.requireNonNull(
                Mono.from(ConnectionFactories.get(options).create()).block(TestDb.PATIENCE));
        this.network = network;
    }

    @Override
    public final void becomes(NetworkCondition state) {
        network.becomes(state);
    }

    /** What a statement gives. */
    final <T> List<T> rows(String sql, Function<Row, T> reader) {
        return Objects.requireNonNull(Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.map((row, metadata) -> reader.apply(row)))
                .collectList()
                .block(TestDb.PATIENCE));
    }

    @Override
    public final void close() {
        Mono.from(connection.close()).block(TestDb.PATIENCE);
    }
}

package dev.runnel.benchmarks;

import dev.runnel.Db;
import dev.runnel.driver.r2dbc.R2dbcDriverProvider;
import dev.runnel.spi.PoolOptions;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The same read of the same rows, written by hand and through Runnel. Each has its own pool, both of the same size. */
final class PairedReads<T> implements AutoCloseable {
    private static final int POOL_SIZE = 4;

    private final ConnectionPool pool;
    private final HandWritten<T> withPool;
    private final HandWritten<T> withoutPool;
    private final Db db;
    private final StubTable<T> table;
    private final boolean one;

    /** @param rows the number of rows; a single row is read by its key, more rows by their owner */
    PairedReads(StubTable<T> table, int rows) {
        this.table = table;
        one = rows == 1;
        List<@Nullable Object[]> stored =
                IntStream.range(0, rows).mapToObj(table.row()::apply).toList();
        StubDatabase database = new StubDatabase(stored);
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(database)
                .initialSize(0)
                .maxSize(POOL_SIZE)
                .build());
        withPool = new HandWritten<>(pool, table);
        withoutPool = new HandWritten<>(database, table);
        db = Db.builder()
                .driver(R2dbcDriverProvider.postgresql(database, PoolOptions.DEFAULT.withSize(POOL_SIZE)))
                .models(table.model())
                .build();
    }

    Flux<T> handWritten() {
        return read(withPool);
    }

    /** The lower bound: opening and closing a stub connection costs almost nothing. */
    Flux<T> handWrittenWithoutPool() {
        return read(withoutPool);
    }

    private Flux<T> read(HandWritten<T> byHand) {
        return one ? byHand.byId(StubTable.key(0)).flux() : byHand.byOwner(StubTable.OWNER);
    }

    Flux<T> runnel() {
        return one
                ? table.byKey().apply(db, StubTable.key(0)).flux()
                : table.byOwner().apply(db, StubTable.OWNER);
    }

    /** One row by its key. */
    Flux<T> prepared() {
        return table.prepared().apply(db, StubTable.key(0)).flux();
    }

    @Override
    public void close() {
        pool.dispose();
        db.close().block();
    }
}

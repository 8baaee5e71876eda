package dev.runnel.benchmarks;

import dev.runnel.Db;
import dev.runnel.driver.r2dbc.R2dbcDriverProvider;
import dev.runnel.spi.PoolOptions;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** The same read of the same rows by hand and through Runnel, each with a pool of its own of the same size. */
final class BothWays implements AutoCloseable {
    private static final int POOL_SIZE = 4;

    private final ConnectionPool pool;
    private final HandWritten withPool;
    private final HandWritten withoutPool;
    private final Db db;
    private final boolean one;

    /** @param rows how many there are; of one row the read is by its key, of more by their owner */
    BothWays(int rows) {
        one = rows == 1;
        List<Object[]> stored = IntStream.range(0, rows).mapToObj(Sample::row).toList();
        StubDatabase database = new StubDatabase(stored);
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(database)
                .initialSize(0)
                .maxSize(POOL_SIZE)
                .build());
        withPool = new HandWritten(pool);
        withoutPool = new HandWritten(database);
        db = Db.builder()
                .driver(R2dbcDriverProvider.postgresql(database, PoolOptions.DEFAULT.withSize(POOL_SIZE)))
                .models(Samples.MODEL)
                .build();
    }

    Flux<Sample> handWritten() {
        return read(withPool);
    }

    /** The floor: what opening and closing a connection of the stub costs is next to nothing. */
    Flux<Sample> handWrittenWithoutPool() {
        return read(withoutPool);
    }

    private Flux<Sample> read(HandWritten byHand) {
        return one ? byHand.byId(Sample.key(0)).flux() : byHand.byOwner(Sample.OWNER);
    }

    Flux<Sample> runnel() {
        return one
                ? Samples.byId(Sample.key(0)).one(db).flux()
                : Samples.filter(s -> s.owner().eq(Sample.OWNER)).all(db);
    }

    @Override
    public void close() {
        pool.dispose();
        db.close().block();
    }
}

package dev.runnel.benchmarks;

import dev.runnel.Db;
import dev.runnel.driver.r2dbc.R2dbcDriverProvider;
import dev.runnel.spi.PoolOptions;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** The same read of the same rows by hand and through Runnel, each with a pool of its own of the same size. */
final class BothWays implements AutoCloseable {
    private static final int POOL_SIZE = 4;

    private final HandWritten handWritten;
    private final Db db;
    private final boolean one;

    /** @param rows how many there are; of one row the read is by its key, of more by their owner */
    BothWays(int rows) {
        one = rows == 1;
        List<Object[]> stored = IntStream.range(0, rows).mapToObj(Sample::row).toList();
        handWritten = new HandWritten(new StubDatabase(stored), POOL_SIZE);
        db = Db.builder()
                .driver(R2dbcDriverProvider.postgresql(
                        new StubDatabase(stored), PoolOptions.DEFAULT.withSize(POOL_SIZE)))
                .models(Samples.MODEL)
                .build();
    }

    Flux<Sample> handWritten() {
        return one ? handWritten.byId(Sample.key(0)).flux() : handWritten.byOwner(Sample.OWNER);
    }

    Flux<Sample> runnel() {
        return one
                ? Samples.byId(Sample.key(0)).one(db).flux()
                : Samples.filter(s -> s.owner().eq(Sample.OWNER)).all(db);
    }

    @Override
    public void close() {
        handWritten.close();
        db.close().block();
    }
}

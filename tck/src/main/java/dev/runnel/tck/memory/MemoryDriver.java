package dev.runnel.tck.memory;

import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.PoolStats;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A driver with the preset {@link Capabilities#KEY_VALUE} over sorted maps. It emits answers on a scheduler's thread,
 * like a driver with a server. A read is a consistent snapshot, and its rows follow demand. Drivers of one store share
 * its tables.
 */
public final class MemoryDriver implements Driver {
    private final MemoryStore store;
    private final LeasePool leases;

    MemoryDriver(MemoryStore store, PoolOptions pool) {
        this.store = store;
        this.leases = new LeasePool(store, pool);
    }

    /** A driver on a new empty store. */
    public static MemoryDriver onEmptyStore(PoolOptions pool) {
        return new MemoryDriver(new MemoryStore(), pool);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.KEY_VALUE;
    }

    @Override
    public CompiledOperation compile(Operation operation) {
        return operation.accept(ItemCompiler.INSTANCE);
    }

    @Override
    public Mono<Lease> acquire() {
        return leases.acquire();
    }

    @Override
    public List<String> explainSchema(Collection<Table> tables) {
        return tables.stream().map(ItemText::table).toList();
    }

    @Override
    public Mono<Void> pushSchema(Collection<Table> tables) {
        return Mono.<Void>fromRunnable(() -> store.create(tables)).subscribeOn(Schedulers.parallel());
    }

    @Override
    public Mono<Void> dropSchema(Collection<Table> tables) {
        return Mono.<Void>fromRunnable(() -> store.drop(tables)).subscribeOn(Schedulers.parallel());
    }

    @Override
    public PoolStats pool() {
        return leases.stats();
    }

    @Override
    public Mono<Void> close() {
        return Mono.fromRunnable(leases::close);
    }
}

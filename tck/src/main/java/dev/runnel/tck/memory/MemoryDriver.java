package dev.runnel.tck.memory;

import dev.runnel.schema.IdentifierLimits;
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
 * A key-value driver over sorted maps. It emits answers on a scheduler's thread,
 * like a driver with a server. A read is a consistent snapshot, and its rows follow demand. Drivers of one store share
 * its tables.
 */
public final class MemoryDriver implements Driver {
    /** The common features of key-value stores: get, query by partition, scan, conditional writes, and transact of 100 items. */
    public static final Capabilities CAPABILITIES = Capabilities.builder("key_value")
            .minimumVersion("1")
            .names(new IdentifierLimits(255, false))
            .atomicDeleteReturning(true)
            .maxTransactItems(100)
            .infinity(true)
            .decimals(126, 130, 38)
            .maxPrecision(38)
            .build();

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
        return CAPABILITIES;
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

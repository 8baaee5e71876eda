package dev.runnel.driver.dynamo;

import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Capabilities.ItemRead;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.PoolStats;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.regions.Region;

/** A driver for the tables of one region. The first call creates the HTTP client. */
final class DynamoDriver implements Driver {
    private final Calls calls;
    private final LeasePool leases;
    private final Capabilities capabilities;

    DynamoDriver(Region region, Optional<URI> endpoint, boolean allowScan, PoolOptions pool) {
        this.capabilities = capabilities(allowScan);
        this.calls = new Calls(region, endpoint, pool);
        this.leases = new LeasePool(returned -> new DynamoLease(calls, returned), pool);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    /** @param allowScan whether each statement may read whole tables */
    static Capabilities capabilities(boolean allowScan) {
        return allowScan
                ? Capabilities.DYNAMODB.toBuilder(Capabilities.DYNAMODB.name())
                        .itemReads(
                                Stream.concat(Capabilities.DYNAMODB.reads().items().stream(), Stream.of(ItemRead.SCAN))
                                        .toArray(ItemRead[]::new))
                        .build()
                : Capabilities.DYNAMODB;
    }

    @Override
    public CompiledOperation compile(Operation operation) {
        return operation.accept(OperationCompiler.INSTANCE);
    }

    @Override
    public Mono<Lease> acquire() {
        return leases.acquire();
    }

    @Override
    public List<String> explainSchema(Collection<Table> tables) {
        return tables.stream().map(OperationText::table).toList();
    }

    @Override
    public Mono<Void> pushSchema(Collection<Table> tables) {
        return new SchemaCalls(calls).create(tables);
    }

    @Override
    public Mono<Void> dropSchema(Collection<Table> tables) {
        return new SchemaCalls(calls).drop(tables);
    }

    @Override
    public PoolStats pool() {
        return leases.stats();
    }

    @Override
    public Mono<Void> close() {
        return Mono.<Void>fromRunnable(leases::close).then(calls.close());
    }
}

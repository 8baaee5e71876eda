package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.Renderer;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.Driver;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.PoolStats;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TransactItems;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateRows;
import dev.runnel.type.Type;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A relational database by R2DBC. */
final class R2dbcDriver implements Driver {
    private final Backend backend;
    private final Renderer renderer;
    private final ConnectionPool pool;

    R2dbcDriver(Backend backend, PoolOptions options) {
        this.backend = backend;
        this.renderer = new Renderer(backend.dialect());
        this.pool = new ConnectionPool(backend::open, options);
    }

    @Override
    public Capabilities capabilities() {
        return backend.capabilities();
    }

    @Override
    public CompiledOperation compile(Operation operation) {
        return operation.accept(new Compiler());
    }

    @Override
    public Mono<Lease> acquire() {
        return pool.acquire().cast(Lease.class);
    }

    @Override
    public List<String> explainSchema(Collection<Table> tables) {
        return backend.dialect().schema(tables);
    }

    @Override
    public Mono<Void> pushSchema(Collection<Table> tables) {
        return changeSchema(explainSchema(tables));
    }

    @Override
    public Mono<Void> dropSchema(Collection<Table> tables) {
        return changeSchema(backend.dialect().dropSchema(tables));
    }

    private Mono<Void> changeSchema(List<String> statements) {
        return Mono.usingWhen(
                pool.acquire(),
                lease -> runAll(lease, statements),
                R2dbcLease::release,
                (lease, error) -> lease.release(),
                R2dbcLease::release);
    }

    private Mono<Void> runAll(R2dbcLease lease, List<String> statements) {
        Mono<Void> all = Flux.fromIterable(statements).concatMap(lease::execute).then();
        return backend.transactionalSchema()
                ? lease.begin(TransactionMode.DEFAULT).then(all).then(Mono.defer(lease::commit))
                : all;
    }

    @Override
    public PoolStats pool() {
        return pool.stats();
    }

    @Override
    public Mono<Void> close() {
        return pool.close().then(Mono.defer(backend::close));
    }

    /** The text of each kind of operation. */
    private final class Compiler implements Operation.Visitor<Prepared> {
        @Override
        public Prepared visitSelect(SelectRows select) {
            return Prepared.of(select, renderer.select(select), null);
        }

        @Override
        public Prepared visitInsert(InsertRows insert) {
            return Prepared.of(insert, renderer.insertRow(insert), bulk(insert));
        }

        private @Nullable SqlText bulk(InsertRows insert) {
            return backend.dialect().insertsTogether(insert) ? renderer.insertRows(insert) : null;
        }

        @Override
        public Prepared visitUpdate(UpdateRows update) {
            boolean readsBack =
                    !update.returning().isEmpty() && !backend.dialect().givesBackUpdated();
            return Prepared.of(update, renderer.update(update), null, readsBack ? readBack(update) : null);
        }

        private ReadBack readBack(UpdateRows update) {
            List<Type.Scalar> key =
                    update.table().key().stream().map(Column::type).toList();
            return new ReadBack(
                    renderer.lockedKeys(update),
                    renderer.updateByKeys(update),
                    renderer.selectByKeys(update),
                    Prepared.storages(Stream.concat(key.stream(), key.stream()).toList()));
        }

        @Override
        public Prepared visitDelete(DeleteRows delete) {
            return Prepared.of(delete, renderer.delete(delete), null);
        }

        @Override
        public Prepared visitRead(ReadItems read) {
            throw new IllegalArgumentException("a relational driver reads no items");
        }

        @Override
        public Prepared visitTransact(TransactItems transact) {
            throw new IllegalArgumentException("a relational driver transacts no items");
        }
    }
}

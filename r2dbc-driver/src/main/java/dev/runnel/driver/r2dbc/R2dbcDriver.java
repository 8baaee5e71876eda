package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SliceVariants;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.driver.r2dbc.sql.StatementRenderer;
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
import dev.runnel.spi.SqlOperation;
import dev.runnel.spi.TransactWrite;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateListedRows;
import dev.runnel.spi.UpdateRows;
import dev.runnel.spi.UpsertRows;
import dev.runnel.type.Type;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The driver for relational databases, through R2DBC. */
final class R2dbcDriver implements Driver {
    private final Backend backend;
    private final StatementRenderer renderer;
    private final ConnectionPool pool;

    R2dbcDriver(Backend backend, PoolOptions options) {
        this.backend = backend;
        this.renderer = new StatementRenderer(backend.dialect());
        this.pool = new ConnectionPool(backend::open, backend::located, options);
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
    public Mono<? extends Lease> acquire() {
        return pool.acquire();
    }

    @Override
    public List<String> explainSchema(Collection<Table> tables) {
        return backend.dialect().schema(tables);
    }

    @Override
    public Mono<Void> pushSchema(Collection<Table> tables) {
        return changeSchema(backend.dialect().schema(tables));
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

    /** Renders each kind of operation as SQL. */
    private final class Compiler implements Operation.Visitor<CompiledSql> {
        private SliceVariants texts(Function<StatementRenderer, SqlText> rendering) {
            return SliceVariants.of(renderer, rendering);
        }

        @Override
        public CompiledSql visitSelect(SelectRows select) {
            return CompiledSql.of(select, texts(sql -> sql.selectWithParameter(select)), null);
        }

        @Override
        public CompiledSql visitInsert(InsertRows insert) {
            SqlText bulk = backend.dialect().supportsBulkInsert(insert) ? renderer.insertRows(insert) : null;
            if (insert.returning().isEmpty() || backend.dialect().supportsInsertReturning()) {
                return CompiledSql.of(insert, texts(sql -> sql.insertRow(insert)), bulk);
            }
            Column counted = insert.generatedColumn().orElse(null);
            return new CompiledSql(
                    insert,
                    texts(sql -> counted == null
                            ? sql.insertRow(insert)
                            : sql.insertRow(insert).giving(counted)),
                    counted == null || bulk == null ? bulk : bulk.giving(counted),
                    readBack(insert, counted),
                    CompiledSql.storages(insert.columns()));
        }

        private ReturningEmulation readBack(InsertRows insert, @Nullable Column counted) {
            if (counted == null) {
                return new ReturningEmulation.ForInsert(renderer.selectInserted(insert), false);
            }
            return insert.returning().equals(List.of(counted))
                    ? new ReturningEmulation.GeneratedKeys(counted.type().storage())
                    : new ReturningEmulation.ForInsert(renderer.selectCounted(insert, counted), true);
        }

        @Override
        public CompiledSql visitUpdate(UpdateRows update) {
            boolean readsBack =
                    !update.returning().isEmpty() && !backend.dialect().supportsUpdateReturning();
            return CompiledSql.of(update, texts(sql -> sql.update(update)), null, readsBack ? readBack(update) : null);
        }

        private ReturningEmulation readBack(UpdateRows update) {
            List<Type.Scalar> key =
                    update.table().key().stream().map(Column::type).toList();
            return new ReturningEmulation.ForUpdate(
                    renderer.selectKeysForUpdate(update),
                    renderer.updateByKeys(update),
                    renderer.selectByKeys(update),
                    CompiledSql.storages(
                            Stream.concat(key.stream(), key.stream()).toList()));
        }

        @Override
        public CompiledSql visitDelete(DeleteRows delete) {
            boolean readsBack =
                    !delete.returning().isEmpty() && !backend.dialect().supportsInsertReturning();
            return CompiledSql.of(delete, texts(sql -> sql.delete(delete)), null, readsBack ? readBack(delete) : null);
        }

        private ReturningEmulation readBack(DeleteRows delete) {
            return new ReturningEmulation.ForDelete(
                    renderer.lockedRows(delete),
                    renderer.deleteByKeys(delete),
                    CompiledSql.storages(Stream.concat(delete.returning().stream(), delete.table().key().stream())
                            .map(Column::type)
                            .toList()),
                    delete.returning().size());
        }

        @Override
        public CompiledSql visitSql(SqlOperation sql) {
            return CompiledSql.of(sql, texts(rendering -> rendering.sql(sql)), null);
        }

        @Override
        public CompiledSql visitUpdateListed(UpdateListedRows update) {
            return CompiledSql.of(update, texts(sql -> sql.updateListed(update)), null);
        }

        @Override
        public CompiledSql visitUpsert(UpsertRows upsert) {
            ReturningEmulation readBack =
                    upsert.returning().isEmpty() || backend.dialect().supportsUpdateReturning()
                            ? null
                            : new ReturningEmulation.ForUpsert(renderer.selectUpserted(upsert));
            return CompiledSql.of(upsert, texts(sql -> sql.upsert(upsert)), null, readBack);
        }

        @Override
        public CompiledSql visitRead(ReadItems read) {
            throw new IllegalArgumentException("a relational driver cannot read items");
        }

        @Override
        public CompiledSql visitTransact(TransactWrite transact) {
            throw new IllegalArgumentException("a relational driver cannot write items");
        }
    }
}

package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.ResultRow;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.error.CommitUnknownException;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.ServerCursor;
import dev.runnel.spi.SqlOperation;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateCount;
import dev.runnel.spi.UpdateListedRows;
import dev.runnel.spi.UpsertRows;
import dev.runnel.type.StorageType;
import io.r2dbc.spi.Result;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.PooledRef;

/** A pooled connection while it is in use. */
final class R2dbcLease implements Lease {
    /** Reads the number of rows that a statement changed. */
    static final Supplier<Function<Result, Publisher<Long>>> ROW_COUNT = () -> Result::getRowsUpdated;

    static final Object[] NO_VALUES = {};

    private final PooledRef<ServerConnection> ref;
    private final ServerConnection connection;
    private volatile @Nullable Transaction transaction;
    private int cursors;

    R2dbcLease(PooledRef<ServerConnection> ref) {
        this.ref = ref;
        this.connection = ref.poolable();
    }

    ServerConnection connection() {
        return connection;
    }

    @Override
    public <T> Flux<T> rows(CompiledOperation operation, @Nullable Object[] values, RowReader<T> reader) {
        CompiledSql prepared = (CompiledSql) operation;
        ReturningEmulation readBack = prepared.readBack();
        return readBack == null
                ? execute(prepared, values, () -> resultRow(prepared, reader)::read)
                : connection.enrichErrors(
                        new WriteExecutor(this).readBack(prepared, readBack, values, reader), prepared.operation());
    }

    private <T> ResultRow<T> resultRow(CompiledSql prepared, RowReader<T> reader) {
        return prepared.operation() instanceof SqlOperation sql && sql.result() instanceof SqlOperation.Columns named
                ? ResultRow.byName(connection.wire(), named.columns(), reader)
                : new ResultRow<>(connection.wire(), prepared.columns(), reader);
    }

    @Override
    public Mono<UpdateCount> run(CompiledOperation operation, @Nullable Object[] values) {
        CompiledSql prepared = (CompiledSql) operation;
        Mono<Long> count = prepared.columns().length == 0
                ? execute(prepared, values, ROW_COUNT).reduce(0L, Long::sum)
                : rows(prepared, values, row -> Boolean.TRUE).count();
        return count.map(UpdateCount::matched);
    }

    private <T> Flux<T> execute(
            CompiledSql prepared, @Nullable Object[] values, Supplier<Function<Result, Publisher<T>>> reading) {
        Flux<T> sent;
        if (prepared.operation() instanceof InsertRows) {
            sent = new WriteExecutor(this).inserted(prepared, values, reading);
        } else if (prepared.operation() instanceof UpdateListedRows update) {
            sent = new WriteExecutor(this).listed(prepared, update, values, reading);
        } else if (prepared.operation() instanceof UpsertRows upsert) {
            List<@Nullable Object[]> rows = WriteExecutor.rows(upsert.insert(), values);
            sent = upsert.many()
                    ? new WriteExecutor(this).upserted(prepared, values, rows, reading)
                    : send(prepared.sql().of(values), CompiledSql.ALL_AT_ONCE, values, rows, reading);
        } else {
            SqlText sql = prepared.sql().of(values);
            sent = send(sql, prepared.fetchSize(sql, values), values, List.of(), reading);
        }
        return connection.enrichErrors(sent, prepared.operation());
    }

    /** Runs the writes in a new transaction, or in the open one, where the owner of that transaction decides about a rollback. */
    <T> Flux<T> inTransaction(Flux<T> writes) {
        return Flux.defer(() -> transaction != null
                ? writes
                : begin(TransactionMode.DEFAULT)
                        .thenMany(writes)
                        .concatWith(commit().then(Mono.empty()))
                        .onErrorResume(error -> rollback().onErrorComplete().then(Mono.error(error))));
    }

    <T> Flux<T> send(
            SqlText sql,
            int fetchSize,
            @Nullable Object[] values,
            List<@Nullable Object[]> rows,
            Supplier<Function<Result, Publisher<T>>> reading) {
        return new StatementExecution<>(connection, sql, fetchSize, values, rows, reading);
    }

    /** Runs a statement without parameters and ignores its result. */
    Mono<Void> execute(String sql) {
        return executeUpdate(new SqlText(sql, List.of()), NO_VALUES);
    }

    private Mono<Void> executeUpdate(SqlText sql, @Nullable Object[] values) {
        return send(sql, CompiledSql.ALL_AT_ONCE, values, List.of(), ROW_COUNT).then();
    }

    @Override
    public Mono<Void> begin(TransactionMode mode) {
        return Mono.defer(() -> {
            Transaction started = new Transaction(mode);
            transaction = started;
            return started.begin;
        });
    }

    @Override
    public Mono<Void> commit() {
        return Mono.defer(() -> {
            Transaction open = transaction;
            return open == null ? Mono.empty() : open.commit;
        });
    }

    @Override
    public Mono<Void> rollback() {
        return Mono.defer(() -> {
            Transaction open = transaction;
            return open == null ? Mono.empty() : open.rollback;
        });
    }

    @Override
    public Mono<Void> savepoint(String name) {
        return Mono.defer(() -> connection.command(connection.connection().createSavepoint(name)));
    }

    @Override
    public Mono<Void> releaseSavepoint(String name) {
        return Mono.defer(() -> connection.command(connection.connection().releaseSavepoint(name)));
    }

    @Override
    public Mono<Void> rollbackTo(String name) {
        return Mono.defer(() -> connection.command(connection.connection().rollbackTransactionToSavepoint(name)))
                .then(releaseSavepoint(name));
    }

    /**
     * The commands of one transaction. Each is sent at most once and is not cancelled after that. Later subscribers get the same answer.
     */
    private final class Transaction {
        private final Mono<Void> begin;
        private final Mono<Void> commit =
                once(Mono.defer(() -> connection.command(connection.connection().commitTransaction()))
                        .onErrorMap(
                                ErrorTranslator::isConnectionLost,
                                broken -> new CommitUnknownException(
                                                "the connection was lost before COMMIT was acknowledged, so its outcome is unknown",
                                                null)
                                        .hint(
                                                "read the rows to see whether the transaction was committed, before you retry it"))
                        .then(Mono.defer(this::ended)));
        private final Mono<Void> rollback;

        Transaction(TransactionMode mode) {
            begin = once(Mono.defer(() -> connection.begin(mode)));
            rollback = once(Mono.fromRunnable(connection::abortBegin)
                    .then(begin.onErrorComplete())
                    .then(Mono.defer(
                            () -> connection.command(connection.connection().rollbackTransaction())))
                    .timeout(
                            ServerConnection.CLEANUP_DEADLINE,
                            connection.forceClose().then(Mono.error(ErrorTranslator::unresponsive)))
                    .then(Mono.defer(this::ended))
                    .doOnError(error -> connection.markUnusable()));
        }

        private static Mono<Void> once(Mono<Void> command) {
            return command.cache();
        }

        private Mono<Void> ended() {
            transaction = null;
            return connection.onTransactionEnd();
        }
    }

    @Override
    public Mono<ServerCursor> openCursor(CompiledOperation select, @Nullable Object[] values) {
        return Mono.defer(() -> {
            SqlCursor cursor = new SqlCursor("runnel_" + ++cursors, (CompiledSql) select);
            return executeUpdate(cursor.declare(), values).thenReturn(cursor);
        });
    }

    /**
     * FETCH has no parameters, and r2dbc-postgresql sends such a statement by the simple protocol, whose rows are text. A fetch size makes it
     * use the extended protocol and its binary rows. A fetch size of one row above {@code most} is never reached, so the server completes the
     * statement at once; with {@code most} the driver would need another round trip to find that no row follows.
     */
    @Override
    public <T> Flux<T> fetch(ServerCursor cursor, int most, RowReader<T> reader) {
        SqlCursor open = (SqlCursor) cursor;
        StorageType[] columns = open.select().columns();
        return send(
                open.fetch(most),
                most + 1,
                NO_VALUES,
                List.of(),
                () -> new ResultRow<>(connection.wire(), columns, reader)::read);
    }

    @Override
    public Mono<Void> closeCursor(ServerCursor cursor) {
        return executeUpdate(((SqlCursor) cursor).close(), NO_VALUES);
    }

    @Override
    public Mono<Void> cancel() {
        return connection.cancelRunning();
    }

    @Override
    public Mono<Void> release() {
        return Mono.defer(() -> !connection.isRunning() && transaction == null
                ? returnToPool()
                : cleanUp().then(Mono.defer(this::returnToPool)).cache());
    }

    /** Cancels the running statement and rolls back the open transaction that the caller left behind; ignores errors. */
    private Mono<Void> cleanUp() {
        return cancel().then(Mono.defer(() -> connection.isUsable() ? rollback() : Mono.empty()))
                .onErrorComplete();
    }

    private Mono<Void> returnToPool() {
        return new PoolRelease(connection.isUsable() ? ref.release() : ref.invalidate());
    }
}

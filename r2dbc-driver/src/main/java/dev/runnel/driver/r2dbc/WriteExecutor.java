package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.ResultRow;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.UpdateListedRows;
import dev.runnel.spi.UpsertRows;
import dev.runnel.type.StorageType;
import io.r2dbc.spi.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes of a lease that need more than one statement: rows in batches, and rows that are read back. */
final class WriteExecutor {
    /** The maximum number of rows of one bulk insert: {@code maxAtomicInsertRows} of the capabilities. */
    static final int BULK_ROWS = 5_000;

    private static final StorageType[] COUNTED = {StorageType.I64};

    private final R2dbcLease lease;
    private final ServerConnection connection;

    WriteExecutor(R2dbcLease lease) {
        this.lease = lease;
        this.connection = lease.connection();
    }

    /** A row to delete: the value that is returned for it, and its key. */
    private record Found<T>(T row, @Nullable Object[] key) {}

    /** Runs a write whose rows this driver returns by further statements or from its input. */
    <T> Flux<T> readBack(
            CompiledSql prepared, ReturningEmulation readBack, @Nullable Object[] values, RowReader<T> reader) {
        if (readBack instanceof ReturningEmulation.GeneratedKeys keys) {
            return generatedKeys(prepared, keys, values, reader);
        }
        if (readBack instanceof ReturningEmulation.ForDelete removed) {
            return removed(removed, values, reader);
        }
        Supplier<Function<Result, Publisher<T>>> reading =
                () -> new ResultRow<>(connection.wire(), prepared.columns(), reader)::read;
        if (readBack instanceof ReturningEmulation.ForUpsert upserted) {
            List<@Nullable Object[]> rows = rows(((UpsertRows) prepared.operation()).insert(), values);
            SqlText sql = prepared.sql().of(values);
            return lease.inTransaction(Flux.fromIterable(parts(sql, values, rows))
                    .concatMap(
                            part -> lease.send(sql, CompiledSql.ALL_AT_ONCE, values, part, R2dbcLease.ROW_COUNT)
                                    .thenMany(read(upserted.written(), part, reading)),
                            0));
        }
        return readBack instanceof ReturningEmulation.ForUpdate changed
                ? changed(changed, values, reading)
                : insertedAndRead(prepared, (ReturningEmulation.ForInsert) readBack, values, reading);
    }

    private <T> Flux<T> changed(
            ReturningEmulation.ForUpdate changed,
            @Nullable Object[] values,
            Supplier<Function<Result, Publisher<T>>> reading) {
        int columns = changed.keys().length;
        return lease.inTransaction(found(changed.found(), values, changed.keys(), row -> cells(row, 0, columns))
                .collectList()
                .flatMapIterable(keys -> parts(changed.write(), values, keys))
                .concatMap(
                        keys -> lease.send(changed.write(), CompiledSql.ALL_AT_ONCE, values, keys, R2dbcLease.ROW_COUNT)
                                .thenMany(read(changed.written(), keys, reading)),
                        0));
    }

    /** Emits the rows after all of them are deleted. */
    private <T> Flux<T> removed(ReturningEmulation.ForDelete removed, @Nullable Object[] values, RowReader<T> reader) {
        int columns = removed.columns().length;
        return lease.inTransaction(found(
                        removed.found(),
                        values,
                        removed.columns(),
                        row -> new Found<>(reader.read(row), cells(row, removed.key(), columns)))
                .collectList()
                .flatMapMany(found -> Flux.fromIterable(parts(
                                removed.write(),
                                R2dbcLease.NO_VALUES,
                                found.stream().map(Found::key).toList()))
                        .concatMap(keys -> read(removed.write(), keys, R2dbcLease.ROW_COUNT), 0)
                        .thenMany(Flux.fromIterable(found).map(Found::row))));
    }

    private <F> Flux<F> found(SqlText sql, @Nullable Object[] values, StorageType[] columns, RowReader<F> reader) {
        return lease.send(
                sql,
                CompiledSql.ALL_AT_ONCE,
                values,
                List.of(),
                () -> new ResultRow<>(connection.wire(), columns, reader)::read);
    }

    private static @Nullable Object[] cells(Row row, int from, int to) {
        @Nullable Object[] cells = new Object[to - from];
        for (int i = from; i < to; i++) {
            cells[i - from] = row.get(i);
        }
        return cells;
    }

    /** Inserts rows that the database returns itself, or that are not returned. */
    <T> Flux<T> inserted(
            CompiledSql prepared, @Nullable Object[] values, Supplier<Function<Result, Publisher<T>>> reading) {
        return inserted(prepared, values, (sql, rows) -> read(sql, rows, reading));
    }

    private <T> Flux<T> generatedKeys(
            CompiledSql prepared,
            ReturningEmulation.GeneratedKeys keys,
            @Nullable Object[] values,
            RowReader<T> reader) {
        return inserted(
                prepared,
                values,
                (sql, rows) -> first(sql, rows)
                        .flatMapIterable(first -> LongStream.range(0, rows.size())
                                .mapToObj(at -> reader.read(keys.row(first + at * connection.autoIncrementStep())))
                                .toList()));
    }

    private <T> Flux<T> insertedAndRead(
            CompiledSql prepared,
            ReturningEmulation.ForInsert inserted,
            @Nullable Object[] values,
            Supplier<Function<Result, Publisher<T>>> reading) {
        return inserted(
                prepared,
                values,
                (sql, rows) -> lease.inTransaction(
                        inserted.counted()
                                ? first(sql, rows)
                                        .flatMapMany(first ->
                                                read(inserted.written(), countedFrom(first, rows.size()), reading))
                                : read(sql, rows, R2dbcLease.ROW_COUNT)
                                        .thenMany(read(inserted.written(), rows, reading))));
    }

    /** Inserts rows, and returns the generated key of the first one. */
    private Mono<Long> first(SqlText sql, List<@Nullable Object[]> rows) {
        return read(sql, rows, () -> new ResultRow<>(connection.wire(), COUNTED, row -> row.getLong(0))::read)
                .single();
    }

    /** The generated keys of the rows of one statement. */
    private List<@Nullable Object[]> countedFrom(long first, int rows) {
        return LongStream.range(0, rows)
                .mapToObj(row -> new @Nullable Object[] {first + row * connection.autoIncrementStep()})
                .toList();
    }

    /** @param insert inserts the rows of one statement and returns them */
    private <T> Flux<T> inserted(
            CompiledSql prepared,
            @Nullable Object[] values,
            BiFunction<SqlText, List<@Nullable Object[]>, Flux<T>> insert) {
        List<@Nullable Object[]> rows = rows((InsertRows) prepared.operation(), values);
        if (rows.size() == 1) {
            return insert.apply(prepared.sql().bound(), rows);
        }
        SqlText bulk = prepared.bulk();
        if (bulk == null) {
            return lease.inTransaction(Flux.fromIterable(rows)
                    .concatMap(row -> insert.apply(prepared.sql().bound(), Collections.singletonList(row)), 0));
        }
        List<List<@Nullable Object[]>> parts = parts(bulk, R2dbcLease.NO_VALUES, rows);
        Flux<T> inserted = Flux.fromIterable(parts).concatMap(part -> insert.apply(bulk, part), 0);
        return parts.size() > 1 && rows.size() <= BULK_ROWS ? lease.inTransaction(inserted) : inserted;
    }

    /** Updates rows from a list, which may need several statements. They are in a transaction. */
    @SuppressWarnings("unchecked")
    <T> Flux<T> listed(
            CompiledSql prepared,
            UpdateListedRows update,
            @Nullable Object[] values,
            Supplier<Function<Result, Publisher<T>>> reading) {
        SqlText sql = prepared.sql().bound();
        List<@Nullable Object[]> rows = (List<@Nullable Object[]>) Objects.requireNonNull(values[update.rowsSlot()]);
        return Flux.fromIterable(parts(sql, R2dbcLease.NO_VALUES, rows)).concatMap(part -> read(sql, part, reading), 0);
    }

    /** Inserts or updates several rows, which may need several statements. Those of at most {@link #BULK_ROWS} rows are in a transaction. */
    <T> Flux<T> upserted(
            CompiledSql prepared,
            @Nullable Object[] values,
            List<@Nullable Object[]> rows,
            Supplier<Function<Result, Publisher<T>>> reading) {
        SqlText sql = prepared.sql().of(values);
        List<List<@Nullable Object[]>> parts = parts(sql, values, rows);
        Flux<T> upserted = Flux.fromIterable(parts)
                .concatMap(part -> lease.send(sql, CompiledSql.ALL_AT_ONCE, values, part, reading), 0);
        return parts.size() > 1 && rows.size() <= BULK_ROWS ? lease.inTransaction(upserted) : upserted;
    }

    @SuppressWarnings("unchecked")
    static List<@Nullable Object[]> rows(InsertRows insert, @Nullable Object[] values) {
        return (List<@Nullable Object[]>) Objects.requireNonNull(values[insert.rowsSlot()]);
    }

    private <T> Flux<T> read(
            SqlText sql, List<@Nullable Object[]> rows, Supplier<Function<Result, Publisher<T>>> reading) {
        return lease.send(sql, CompiledSql.ALL_AT_ONCE, R2dbcLease.NO_VALUES, rows, reading);
    }

    /** Splits rows into batches that fit into one statement. */
    private List<List<@Nullable Object[]>> parts(
            SqlText sql, @Nullable Object[] values, List<@Nullable Object[]> rows) {
        long alone = connection.wire().bytes(sql, values);
        List<List<@Nullable Object[]>> parts = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = from + 1;
            long bytes = alone + connection.wire().bytesOfRow(sql, rows.get(from));
            while (to < rows.size() && to - from < BULK_ROWS) {
                bytes += connection.wire().bytesOfRow(sql, rows.get(to));
                if (bytes > connection.maxPacketBytes()) {
                    break;
                }
                to++;
            }
            parts.add(rows.subList(from, to));
            from = to;
        }
        return parts;
    }
}

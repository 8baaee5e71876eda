package dev.runnel.exec.write;

import dev.runnel.Upserted;
import dev.runnel.Upserted.Outcome;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.planner.program.UpsertProgram.Merge;
import dev.runnel.schema.Column;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.UpsertRows;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The one operation of an upsert: compiled once per plan, with and without an auto-increment key. */
final class UpsertOperation {
    private final Node node;
    private final Prepared named;
    private final Prepared generated;
    private final ReturnedRows returned;
    private final OptionalInt insertedCell;

    /** The fields of the columns of a record that is known before; null if the operation returns its row. */
    private final int @Nullable [] known;

    private final int rowsSlot;
    private final int valueSlots;

    private record Prepared(LazyOperation operation, InsertRowLayout cells) {
        static Prepared of(Operation operation, Node node, PlanContext preparation) {
            return new Prepared(
                    preparation.operation(operation), new InsertRowLayout(((UpsertRows) operation).insert(), node));
        }
    }

    UpsertOperation(Merge merge, Node node, PlanContext preparation) {
        this.node = node;
        this.named = Prepared.of(merge.write().operation().orElseThrow(), node, preparation);
        this.generated = merge.generated()
                .map(operation -> Prepared.of(operation, node, preparation))
                .orElse(named);
        this.returned = new ReturnedRows(merge.write(), merge.write().width(), merge.record(), preparation);
        UpsertRows upsert = (UpsertRows) merge.write().operation().orElseThrow();
        this.insertedCell = upsert.outcome() ? OptionalInt.of(upsert.returning().size()) : OptionalInt.empty();
        this.known = merge.known()
                .map(columns -> columns.stream().mapToInt(Column::index).toArray())
                .orElse(null);
        this.rowsSlot = merge.rowsSlot();
        this.valueSlots = merge.valueSlots();
    }

    /** Whether no eager relation must be loaded. */
    boolean isOneStatement() {
        return returned.areComplete();
    }

    /** Emits the record of the inserted or updated row, as created if the operation does not return which; empty if the row was kept. */
    Mono<Upserted<Object>> record(Lease lease, @Nullable Object[] values, PendingRow row) {
        Prepared prepared = row.hasGeneratedKey(node) ? generated : named;
        @Nullable Object[] slots = ParameterSlots.slots(values, Math.max(rowsSlot + 1, valueSlots));
        slots[rowsSlot] = Collections.singletonList(prepared.cells().of(row.cells()));
        return lease.rows(prepared.operation().compiled(), slots, returned.cells())
                .collectList()
                .flatMap(rows -> rows.isEmpty() ? Mono.empty() : loaded(lease, slots, rows));
    }

    /** Whether the operation inserts all of these rows: the database generates the key of each, or of none. */
    boolean takes(List<PendingRow> rows) {
        return rows.stream().map(row -> row.hasGeneratedKey(node)).distinct().count() == 1;
    }

    /** Whether the operation writes each row, and emits the rows in the order in which they are given. */
    boolean isKnown() {
        return known != null;
    }

    /** Whether the operation alone writes each row. */
    boolean isAtomic() {
        return isKnown() && isOneStatement();
    }

    /** Emits the cells of the inserted or updated rows, and loads their eager relations; in no order. A row that was kept is missing. */
    Mono<List<@Nullable Object[]>> rows(Lease lease, @Nullable Object[] values, List<PendingRow> rows) {
        @Nullable Object[] slots = ParameterSlots.slots(values, Math.max(rowsSlot + 1, valueSlots));
        Prepared prepared = rows.get(0).hasGeneratedKey(node) ? generated : named;
        slots[rowsSlot] =
                rows.stream().map(row -> prepared.cells().of(row.cells())).toList();
        return written(lease, prepared, slots, rows)
                .flatMap(written -> returned.load(lease, slots, written).thenReturn(written));
    }

    private Mono<List<@Nullable Object[]>> written(
            Lease lease, Prepared prepared, @Nullable Object[] slots, List<PendingRow> rows) {
        int[] fields = known;
        return fields == null
                ? lease.rows(prepared.operation().compiled(), slots, returned.cells())
                        .collectList()
                : lease.run(prepared.operation().compiled(), slots)
                        .map(count -> rows.stream()
                                .map(row -> known(row.cells(), fields))
                                .toList());
    }

    private @Nullable Object[] known(@Nullable Object[] cells, int[] fields) {
        @Nullable Object[] row = returned.newRow();
        for (int i = 0; i < fields.length; i++) {
            row[i] = cells[fields[i]];
        }
        return row;
    }

    /** Returns the records of rows, each as created if the operation does not return which. */
    List<Upserted<Object>> upserted(List<@Nullable Object[]> rows) {
        List<Object> records = returned.records(rows);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Upserted<>(outcome(rows.get(i)), records.get(i)))
                .toList();
    }

    /** Returns the records of rows. */
    List<Object> records(List<@Nullable Object[]> rows) {
        return returned.records(rows);
    }

    private Outcome outcome(@Nullable Object[] row) {
        boolean updated = insertedCell.isPresent() && Boolean.FALSE.equals(row[insertedCell.getAsInt()]);
        return updated ? Outcome.UPDATED : Outcome.CREATED;
    }

    private Mono<Upserted<Object>> loaded(Lease lease, @Nullable Object[] slots, List<@Nullable Object[]> rows) {
        return returned.load(lease, slots, rows).map(all -> upserted(all).get(0));
    }
}

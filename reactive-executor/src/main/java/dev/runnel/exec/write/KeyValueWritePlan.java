package dev.runnel.exec.write;

import dev.runnel.ChunkedResult;
import dev.runnel.MutationResult;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.RunnelException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.exec.read.ReadPlan;
import dev.runnel.exec.step.RowFilter;
import dev.runnel.exec.write.ChunkedWrite.RowWrites;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.KeyValueWriteProgram;
import dev.runnel.planner.program.KeyValueWriteProgram.DirectWrite;
import dev.runnel.planner.program.KeyValueWriteProgram.ReferenceCheck;
import dev.runnel.planner.program.UniqueIndexItem;
import dev.runnel.schema.Column;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.ByKey;
import dev.runnel.spi.TransactWrite.ColumnUpdate;
import dev.runnel.spi.TransactWrite.ConditionCheck;
import dev.runnel.spi.TransactWrite.ConditionCheckFailed;
import dev.runnel.spi.TransactWrite.DeleteItem;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.TransactWrite.UpdateItem;
import dev.runnel.spi.TransactWrite.Write;
import dev.runnel.spi.UpdateCount;
import dev.runnel.stmt.RequiredRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Updates or deletes items of a key-value store. Reads the items, checks the references to them, then writes them and
 * their unique index items by one transact write. Its conditions: each item exists and has the unique values that were
 * read, and each unique index item belongs to its row. Errors: {@code OptimisticLockException}, {@code
 * ConstraintViolationException}, or {@code ConflictException} if a concurrent write came between.
 */
public final class KeyValueWritePlan implements Plan, BatchWrite {
    private final KeyValueWriteProgram program;
    private final ReadPlan targets;
    private final TransactWriter transact;
    private final List<Reference> references;
    private final int[] key;
    private final @Nullable RowFilter guard;
    private final @Nullable RowFilter equal;
    private final @Nullable ReturnedRows returned;

    public KeyValueWritePlan(KeyValueWriteProgram program, PlanContext preparation) {
        this.program = program;
        this.targets = new ReadPlan(program.targets(), preparation);
        this.transact = new TransactWriter(program.write().operation().orElseThrow(), preparation);
        this.key = program.table().key().stream().mapToInt(Column::index).toArray();
        this.references = program.referrers().stream()
                .map(referrer -> new Reference(referrer, preparation.operation(referrer.read())))
                .toList();
        this.guard = program.guard().map(RowFilter::new).orElse(null);
        this.equal = program.equal().map(RowFilter::new).orElse(null);
        this.returned = program.result()
                .record()
                .map(record -> new ReturnedRows(program.write(), program.write().width(), record, preparation))
                .orElse(null);
    }

    private record Reference(ReferenceCheck referrer, LazyOperation read) {}

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        DirectWrite direct = program.direct().orElse(null);
        if (direct != null) {
            return target.write(lease -> directly(direct, lease, request), false);
        }
        return target.write(
                lease -> prepare(lease, request)
                        .flatMap(prepared -> transact.run(lease, required(prepared.writes()), prepared.refused())
                                .then(Mono.defer(() -> prepared.result().apply(lease)))),
                false);
    }

    /** The writes that a statement of its own needs: an equal item that it has read is not checked again. */
    private List<Write> required(List<Write> writes) {
        return equal == null
                ? writes
                : writes.stream()
                        .filter(write -> !(write instanceof UpdateItem update)
                                || !update.cells().isEmpty())
                        .toList();
    }

    /** Writes the item without a read. An item that does not exist is no error if the statement requires none. */
    private Mono<MutationResult> directly(DirectWrite direct, Lease lease, BoundStatement<?> request) {
        Object[] values = request.values();
        Object[] itemKey = direct.key().stream()
                .map(component -> ParameterSlots.in(component).apply(values))
                .toArray();
        List<ConditionCheck> checks = direct.checks().stream()
                .map(check -> new ConditionCheck(
                        check.column(), ParameterSlots.in(check.value()).apply(values)))
                .toList();
        Write write = program.result().deletes()
                ? new DeleteItem(program.table(), itemKey, checks)
                : new UpdateItem(program.table(), itemKey, columnUpdates(values), checks);
        return transact.run(lease, List.of(write), (refused, refusal) -> directlyRefused(refused, refusal, request))
                .thenReturn(result(1))
                .onErrorResume(MissingItem.class, missing -> Mono.just(result(0)));
    }

    private Throwable directlyRefused(Write write, ConditionCheckFailed refusal, BoundStatement<?> request) {
        if (!refusal.present() && program.result().required() == RequiredRows.ANY) {
            return new MissingItem();
        }
        return refusal.present()
                ? UpdatePlan.optimisticLockFailed(request)
                : onConditionFailed(write, refusal, request);
    }

    /** Signals that a direct write found no item. */
    private static final class MissingItem extends RuntimeException {
        MissingItem() {
            super("no item has the key", null, false, false);
        }
    }

    @Override
    public TransactWriter transact() {
        return transact;
    }

    @Override
    public Set<String> reads() {
        Set<String> tables = byKey().isPresent()
                ? new HashSet<>()
                : new HashSet<>(program.targets().tables());
        references.forEach(reference -> tables.add(reference.read.operation().subject()));
        return tables;
    }

    @Override
    public Set<String> writes() {
        return Set.of(program.table().name());
    }

    @Override
    public Set<List<Object>> itemsByKey(BoundStatement<?> request) {
        return byKey().map(access -> ReadItems.keys(access.key(), request.values()).stream()
                        .map(itemKey -> ItemWriteList.item(program.table(), itemKey.toArray()))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** The keys of the items, if the statement reads nothing else to find them. */
    private Optional<ByKey> byKey() {
        return program.targets().isOneRead()
                ? program.targets()
                        .rootQuery()
                        .map(root -> root.operation())
                        .filter(read -> ((ReadItems) read).access() instanceof ByKey)
                        .map(read -> (ByKey) ((ReadItems) read).access())
                : Optional.empty();
    }

    @Override
    public Mono<Prepared> prepare(Lease lease, BoundStatement<?> request) {
        Object[] values = ParameterSlots.slots(request.values(), program.valueSlots());
        return items(lease, values, request).map(items -> {
            ItemChanges changes = new ItemChanges(items, values, request);
            Prepared prepared = changes.of(0, items.size());
            transact.check(prepared.writes());
            return prepared;
        });
    }

    @Override
    public Mono<ChunkedResult<?>> inChunks(BoundStatement<?> request, ExecutionTarget target) {
        if (program.direct().isPresent()) {
            return Plan.super.inChunks(request, target);
        }
        Object[] values = ParameterSlots.slots(request.values(), program.valueSlots());
        return target.write(
                lease -> items(lease, values, request)
                        .flatMap(items ->
                                new ChunkedWrite(transact, new ItemChanges(items, values, request)).run(lease)),
                false);
    }

    /** Reads the items, and checks the required items, the guard and the references. */
    private Mono<List<@Nullable Object[]>> items(Lease lease, @Nullable Object[] values, BoundStatement<?> request) {
        return targets.cells(lease, values).flatMap(items -> {
            Optional<RunnelException> tooFew = tooFew(items, request);
            if (tooFew.isPresent()) {
                return Mono.error(tooFew.get());
            }
            if (guard != null && !items.stream().allMatch(item -> guard.test(item, values))) {
                return Mono.error(UpdatePlan.optimisticLockFailed(request));
            }
            return requireUnreferenced(lease, values, items).thenReturn(written(items, values));
        });
    }

    /** The items without the equal ones that the statement leaves alone; a required item is checked and returned. */
    private List<@Nullable Object[]> written(List<@Nullable Object[]> items, @Nullable Object[] values) {
        return equal == null || program.result().required() == RequiredRows.ONE
                ? items
                : items.stream().filter(item -> !isEqual(item, values)).toList();
    }

    private boolean isEqual(@Nullable Object[] item, @Nullable Object[] values) {
        return equal != null && equal.test(item, values);
    }

    /** The error if a required item is missing. */
    private Optional<RunnelException> tooFew(List<@Nullable Object[]> items, BoundStatement<?> request) {
        return switch (program.result().required()) {
            case ANY -> Optional.empty();
            case ONE ->
                items.isEmpty() ? Optional.of(UpdatePlan.notFound(request, program.result())) : Optional.empty();
            case EACH -> {
                RequiredKeys required = RequiredKeys.of(request, program.result());
                yield required.missingFrom(items, key).map(missing -> UpdatePlan.notFound(request, missing));
            }
        };
    }

    private Mono<Void> requireUnreferenced(Lease lease, @Nullable Object[] values, List<@Nullable Object[]> items) {
        return Flux.fromIterable(references)
                .concatMap(reference -> requireUnreferenced(reference, lease, values, items), 0)
                .then();
    }

    private Mono<Void> requireUnreferenced(
            Reference reference, Lease lease, @Nullable Object[] values, List<@Nullable Object[]> items) {
        int[] cells = RowKeys.cells(reference.referrer.cells());
        Set<Object> keys = new LinkedHashSet<>();
        for (Object[] item : items) {
            Object referenced = RowKeys.of(item, cells);
            if (referenced != null) {
                keys.add(referenced);
            }
        }
        if (keys.isEmpty()) {
            return Mono.empty();
        }
        List<List<Object>> lists = RowKeys.byPart(keys, cells.length);
        for (int i = 0; i < cells.length; i++) {
            values[reference.referrer.keySlots().get(i)] = lists.get(i);
        }
        int columns = reference.read.operation().columns().size();
        int[] own = ownKey(reference.read.operation());
        Set<@Nullable Object> removed = new HashSet<>();
        for (Object[] item : items) {
            removed.add(RowKeys.of(item, key));
        }
        return lease.rows(reference.read.compiled(), values, BufferedRows.copies(columns, columns))
                .filter(row -> own.length == 0 || !removed.contains(RowKeys.of(row, own)))
                .hasElements()
                .flatMap(referred -> referred ? Mono.error(foreignKeyViolation(reference.referrer)) : Mono.empty());
    }

    /**
     * The key positions in a read of the same table: items that are deleted together may refer to each other. Empty
     * for another table.
     */
    private int[] ownKey(Operation read) {
        if (!(read instanceof ReadItems items)
                || !items.table().name().equals(program.table().name())) {
            return new int[0];
        }
        int[] positions = program.table().key().stream()
                .mapToInt(items.selection()::indexOf)
                .toArray();
        return Arrays.stream(positions).allMatch(position -> position >= 0) ? positions : new int[0];
    }

    static ConstraintViolationException foreignKeyViolation(ReferenceCheck referrer) {
        return new ConstraintViolationException(
                ConstraintViolationException.Kind.FOREIGN_KEY, referrer.constraint(), referrer.columns());
    }

    /** The writes of the items of one execution. */
    private final class ItemChanges implements RowWrites {
        private final List<@Nullable Object[]> items;
        private final @Nullable Object[] values;
        private final BoundStatement<?> request;
        private final List<ColumnUpdate> cells;
        private final List<@Nullable Object[]> after;

        ItemChanges(List<@Nullable Object[]> items, @Nullable Object[] values, BoundStatement<?> request) {
            this.items = items;
            this.values = values;
            this.request = request;
            this.cells = columnUpdates(values);
            this.after = items.stream().<@Nullable Object[]>map(this::changed).toList();
        }

        /** The item after its update; a deleted or an equal item as it was. */
        private @Nullable Object[] changed(@Nullable Object[] item) {
            if (isEqual(item, values)) {
                return item;
            }
            Object[] changed = item.clone();
            for (ColumnUpdate cell : cells) {
                int at = cell.column().index();
                changed[at] = cell.newValue(changed[at]);
            }
            return changed;
        }

        @Override
        public int count() {
            return items.size();
        }

        @Override
        public Prepared of(int from, int to) {
            List<Write> writes = new ArrayList<>();
            UniqueItemWrites uniqueItems = new UniqueItemWrites();
            for (int i = from; i < to; i++) {
                if (program.result().deletes()) {
                    remove(items.get(i), writes, uniqueItems);
                } else {
                    change(items.get(i), after.get(i), writes, uniqueItems);
                }
            }
            uniqueItems.addTo(writes);
            return new Prepared(writes, (write, refusal) -> onConditionFailed(write, refusal, request), this::result);
        }

        private void remove(@Nullable Object[] item, List<Write> writes, UniqueItemWrites uniqueItems) {
            writes.add(new DeleteItem(program.table(), keyOf(item), expected(item)));
            for (UniqueIndexItem unique : program.uniques()) {
                uniqueItems.release(unique, item);
            }
        }

        private void change(
                @Nullable Object[] item, @Nullable Object[] changed, List<Write> writes, UniqueItemWrites uniqueItems) {
            List<ColumnUpdate> updates = isEqual(item, values) ? List.of() : cells;
            writes.add(new UpdateItem(program.table(), keyOf(item), updates, expected(item)));
            for (UniqueIndexItem unique : program.uniques()) {
                if (hasChanged(unique, item, changed)) {
                    uniqueItems.release(unique, item);
                    uniqueItems.claim(unique, changed);
                }
            }
        }

        @Override
        public Mono<Object> result(Lease lease) {
            return KeyValueWritePlan.this.result(lease, values, after);
        }
    }

    /** The updates of the columns of an item; none for a delete. */
    private List<ColumnUpdate> columnUpdates(@Nullable Object[] values) {
        return program.cells().stream()
                .map(change -> new ColumnUpdate(
                        change.column(),
                        change.assign(),
                        ParameterSlots.in(change.value()).apply(values)))
                .toList();
    }

    private static boolean hasChanged(UniqueIndexItem unique, @Nullable Object[] before, @Nullable Object[] after) {
        return unique.columns().subList(0, unique.uniqueColumns()).stream()
                .anyMatch(column -> !Objects.deepEquals(before[column], after[column]));
    }

    /** The conditions on an item: the values that its condition and its guard read, and the unique values, nulls included. */
    private List<ConditionCheck> expected(@Nullable Object[] item) {
        Set<Column> columns = new LinkedHashSet<>(program.expected());
        program.uniques()
                .forEach(items -> items.columns().subList(0, items.uniqueColumns()).stream()
                        .map(program.table().columns()::get)
                        .forEach(columns::add));
        return columns.stream()
                .map(column -> new ConditionCheck(column, item[column.index()]))
                .toList();
    }

    private Object[] keyOf(@Nullable Object[] item) {
        Object[] parts = new Object[key.length];
        for (int i = 0; i < key.length; i++) {
            parts[i] = item[key[i]];
        }
        return parts;
    }

    private Throwable onConditionFailed(Write write, ConditionCheckFailed refusal, BoundStatement<?> request) {
        if (write instanceof PutItem put) {
            return TransactWriter.uniqueViolation(put, program.table(), program.uniques());
        }
        boolean target = write.table().name().equals(program.table().name());
        if (target && UpdatePlan.isGuardedByVersion(request) && refusal.present()) {
            return UpdatePlan.optimisticLockFailed(request);
        }
        return target && program.result().required() != RequiredRows.ANY && !refusal.present()
                ? missing(write, request)
                : changedMeanwhile(program.table().name());
    }

    /** The error of a write whose item another program has changed. */
    static ConflictException changedMeanwhile(String table) {
        ConflictException conflict = new ConflictException(
                "another program changed an item between the read and the write of this statement", null);
        conflict.with("table", table).hint("run the statement again");
        return conflict;
    }

    private RunnelException missing(Write write, BoundStatement<?> request) {
        if (program.result().required() == RequiredRows.ONE) {
            return UpdatePlan.notFound(request, program.result());
        }
        Object[] missing = write instanceof UpdateItem update ? update.key() : ((DeleteItem) write).key();
        return UpdatePlan.notFound(
                request, RequiredKeys.of(request, program.result()).decoded(missing));
    }

    private MutationResult result(int items) {
        return UpdatePlan.mutationResult(UpdateCount.matched(items), program.result());
    }

    private Mono<Object> result(Lease lease, @Nullable Object[] values, List<@Nullable Object[]> after) {
        ReturnedRows rows = returned;
        if (rows == null) {
            return Mono.just(result(after.size()));
        }
        if (after.isEmpty()) {
            return Mono.just(List.of());
        }
        return rows.load(
                        lease,
                        values,
                        after.stream().map(item -> asReturned(item, rows)).toList())
                .map(rows::records)
                .map(records -> program.result().listed() ? records : records.get(0));
    }

    /** The item in the layout of a returned row. */
    private @Nullable Object[] asReturned(@Nullable Object[] item, ReturnedRows rows) {
        Object[] row = rows.newRow();
        for (int i = 0; i < program.fieldAt().size(); i++) {
            row[i] = item[program.fieldAt().get(i)];
        }
        return row;
    }
}

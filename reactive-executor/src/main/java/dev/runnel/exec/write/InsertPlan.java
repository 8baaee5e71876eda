package dev.runnel.exec.write;

import dev.runnel.ChunkedResult;
import dev.runnel.error.DriverException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.exec.write.ChunkedWrite.RowWrites;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Field;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.TransactWrite.ConditionCheckFailed;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.TransactWrite.Write;
import dev.runnel.spi.UpdateCount;
import dev.runnel.stmt.InsertRow;
import dev.runnel.type.StorageType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Inserts rows and the rows nested in them. The rows go through the phases of an {@link InsertBatch} and are inserted
 * node by node or by one transact write. A written row consists of the values that were sent and of the columns that
 * the database returns. Then eager relations are loaded, and records are built, children before parents.
 */
public final class InsertPlan implements Plan, BatchWrite, StagedPlan {
    /** The SQLSTATE of a statement that wrote no row. */
    private static final String NO_DATA = "02000";

    private final InsertProgram program;
    private final Capabilities capabilities;
    private final Clock clock;
    private final List<NodePlan> nodes = new ArrayList<>();
    private final List<ReturnedRows> returned = new ArrayList<>();
    private final @Nullable TransactWriter transact;

    public InsertPlan(InsertProgram program, PlanContext preparation) {
        this.program = program;
        this.capabilities = preparation.capabilities();
        this.clock = preparation.options().clock();
        for (Node node : program.nodes()) {
            NodePlan plan = new NodePlan(node, preparation);
            nodes.add(plan);
            returned.add(plan.returned);
        }
        this.transact = program.transact()
                .map(operation -> new TransactWriter(operation, preparation))
                .orElse(null);
    }

    /** A node of the program with its compiled operations. */
    private static final class NodePlan {
        private final Node node;
        private final PreparedInsert insert;
        private final @Nullable PreparedInsert generated;
        private final ReturnedRows returned;
        private final int[] fieldAt;
        private final int[] keyCells;
        private final boolean isIdentity;

        NodePlan(Node node, PlanContext preparation) {
            this.node = node;
            this.insert = PreparedInsert.of(node.write().operation().orElseThrow(), node, preparation);
            this.generated = node.generated()
                    .map(operation -> PreparedInsert.of(operation, node, preparation))
                    .orElse(null);
            this.returned = new ReturnedRows(node.write(), node.width(), node.record(), preparation);
            this.fieldAt = RowKeys.cells(node.fieldAt());
            this.keyCells = node.entity().key().stream().mapToInt(Field::index).toArray();
            this.isIdentity = node.width() == fieldAt.length
                    && IntStream.range(0, fieldAt.length).allMatch(field -> fieldAt[field] == field)
                    && node.entity().fields().stream()
                            .noneMatch(field -> field.type().storage() == StorageType.BYTES);
        }

        /**
         * The written row with the values that were sent. A byte array is copied: the statement, which may run again,
         * shares none with a record.
         */
        @Nullable
        Object[] written(@Nullable Object[] cells) {
            if (isIdentity) {
                return cells;
            }
            Object[] row = returned.newRow();
            for (int field = 0; field < fieldAt.length; field++) {
                Object cell = cells[field];
                row[fieldAt[field]] = cell instanceof byte[] bytes ? bytes.clone() : cell;
            }
            return row;
        }
    }

    /**
     * A compiled INSERT and the layout of its rows.
     *
     * @param returnedAt by returned column: its position in a written row
     * @param returnedKey the positions of the key among the returned columns
     */
    private record PreparedInsert(
            LazyOperation operation, int rowsSlot, InsertRowLayout cells, int[] returnedAt, int[] returnedKey) {
        static PreparedInsert of(Operation operation, Node node, PlanContext preparation) {
            InsertRows insert = (InsertRows) operation;
            return new PreparedInsert(
                    preparation.operation(insert),
                    insert.rowsSlot(),
                    new InsertRowLayout(insert, node),
                    insert.returning().stream()
                            .mapToInt(column -> node.fieldAt().get(column.index()))
                            .toArray(),
                    node.entity().key().stream()
                            .mapToInt(field -> insert.returning()
                                    .indexOf(insert.table().columns().get(field.index())))
                            .toArray());
        }

        boolean returnsNothing() {
            return returnedAt.length == 0;
        }

        /** The values of a statement with the cells of the inserted rows. */
        @Nullable
        Object[] slots(List<PendingRow> rows, @Nullable Object[] values, int valueSlots) {
            List<@Nullable Object[]> inserted = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                inserted.add(cells.of(rows.get(i).cells()));
            }
            Object[] slots = ParameterSlots.slots(values, Math.max(rowsSlot + 1, valueSlots));
            slots[rowsSlot] = inserted;
            return slots;
        }

        /** Replaces the values of the returned columns in a written row. */
        @Nullable
        Object[] completed(@Nullable Object[] row, @Nullable Object[] returned) {
            for (int i = 0; i < returnedAt.length; i++) {
                row[returnedAt[i]] = returned[i];
            }
            return row;
        }
    }

    @Override
    public void check(BoundStatement<?> request) {
        InsertBatch.of(program, roots(request), capabilities, (field, initial) -> DefaultValues.GENERATED);
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        List<InsertRow> roots = roots(request);
        if (roots.isEmpty()) {
            return Mono.just(List.of());
        }
        InsertBatch batch = InsertBatch.of(program, roots, capabilities, defaults(DefaultValues.fixed(clock)));
        return transact != null
                ? runTransact(transact, batch, request.values(), target)
                : target.write(
                        lease -> insert(lease, batch, request.values()),
                        program.transaction()
                                && !(batch.isOneInsert(capabilities.writes().maxAtomicInsertRows()) && hasNoLoads()));
    }

    /** Default values of one execution. All rows, nested ones included, have the same instant. */
    private static BiFunction<Field, DefaultValue, @Nullable Object> defaults(Clock fixed) {
        return (field, initial) -> DefaultValues.value(field, initial, fixed);
    }

    @SuppressWarnings("unchecked")
    private static List<InsertRow> roots(BoundStatement<?> request) {
        return (List<InsertRow>) request.values()[0];
    }

    private boolean hasNoLoads() {
        return returned.stream().allMatch(ReturnedRows::areComplete);
    }

    private Mono<Object> insert(Lease lease, InsertBatch batch, @Nullable Object[] values) {
        return insertNodes(lease, batch, values).then(records(lease, batch, values));
    }

    private Mono<Void> insertNodes(Lease lease, InsertBatch batch, @Nullable Object[] values) {
        return Flux.fromIterable(program.order())
                .concatMap(number -> insert(lease, nodes.get(number), batch, values), 0)
                .then();
    }

    @Override
    public Mono<Written> write(Lease lease, BoundStatement<?> request, Clock fixed) {
        Object[] values = request.values();
        return Mono.defer(() -> {
            InsertBatch batch = InsertBatch.of(program, roots(request), capabilities, defaults(fixed));
            return insertNodes(lease, batch, values)
                    .then(Mono.fromSupplier(
                            () -> new Written(inserted(batch), later -> records(later, batch, values))));
        });
    }

    /** The root rows: the stored values by the index of the field. */
    private List<@Nullable Object[]> inserted(InsertBatch batch) {
        NodePlan root = nodes.get(0);
        return batch.rows(root.node).stream()
                .<@Nullable Object[]>map(row -> IntStream.of(root.fieldAt)
                        .mapToObj(at -> row.written()[at])
                        .toArray())
                .toList();
    }

    /** The records of the root rows, after the eager relations of all rows are loaded. */
    private Mono<Object> records(Lease lease, InsertBatch batch, @Nullable Object[] values) {
        return Flux.fromIterable(nodes)
                .filter(plan -> !plan.returned.areComplete())
                .concatMap(plan -> load(lease, plan, batch, values), 0)
                .then(Mono.fromSupplier(() -> {
                    List<Object> roots = new CreatedRecords(batch, returned).ofRoots();
                    return program.many() ? roots : roots.get(0);
                }));
    }

    private Mono<?> load(Lease lease, NodePlan plan, InsertBatch batch, @Nullable Object[] values) {
        List<@Nullable Object[]> incomplete = batch.rows(plan.node).stream()
                .filter(row -> row.needsLoads(plan.node))
                .<@Nullable Object[]>map(PendingRow::written)
                .toList();
        return incomplete.isEmpty()
                ? Mono.empty()
                : plan.returned.load(lease, ParameterSlots.slots(values, program.valueSlots()), incomplete);
    }

    private Mono<Void> insert(Lease lease, NodePlan plan, InsertBatch batch, @Nullable Object[] values) {
        List<PendingRow> rows = batch.rows(plan.node);
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        if (plan.generated == null) {
            return insertWithKeys(lease, plan, plan.insert, rows, values);
        }
        Map<Boolean, List<PendingRow>> byGenerated =
                rows.stream().collect(Collectors.partitioningBy(row -> row.hasGeneratedKey(plan.node)));
        return insertWithKeys(lease, plan, plan.insert, byGenerated.get(false), values)
                .then(insertGenerated(lease, plan, plan.generated, byGenerated.get(true), values))
                .then(Mono.fromRunnable(() -> KeyLinks.propagateGeneratedKeys(batch, plan.node)));
    }

    /** Inserts rows whose keys are known. */
    private Mono<Void> insertWithKeys(
            Lease lease, NodePlan plan, PreparedInsert insert, List<PendingRow> rows, @Nullable Object[] values) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        Object[] slots = insert.slots(rows, values, program.valueSlots());
        Mono<Long> inserted = insert.returnsNothing()
                ? lease.run(insert.operation().compiled(), slots)
                        .map(UpdateCount::matched)
                        .doOnNext(count -> rows.forEach(row -> row.written(plan.written(row.cells()))))
                : insertedByKey(lease, plan, insert, rows, slots);
        return inserted.doOnNext(count -> requireAll(plan, rows, count)).then();
    }

    /** Matches a returned row by its key, since the order is not defined. */
    private static Mono<Long> insertedByKey(
            Lease lease, NodePlan plan, PreparedInsert insert, List<PendingRow> rows, @Nullable Object[] slots) {
        Map<@Nullable Object, PendingRow> byKey = new HashMap<>();
        for (PendingRow row : rows) {
            byKey.put(RowKeys.of(row.cells(), plan.keyCells), row);
        }
        return returned(lease, insert, slots)
                .mapNotNull(returned ->
                        complete(plan, insert, byKey.get(RowKeys.of(returned, insert.returnedKey())), returned))
                .count();
    }

    /** Inserts rows whose keys the database generates. Rows are returned in insert order, which is that of their keys. */
    private Mono<Void> insertGenerated(
            Lease lease, NodePlan plan, PreparedInsert insert, List<PendingRow> rows, @Nullable Object[] values) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return Mono.defer(() -> {
            Iterator<PendingRow> next = rows.iterator();
            GeneratedKeyOrder order = new GeneratedKeyOrder();
            int key = insert.returnedKey()[0];
            return returned(lease, insert, insert.slots(rows, values, program.valueSlots()))
                    .doOnNext(returned -> {
                        order.accept((Number) Objects.requireNonNull(returned[key]));
                        complete(plan, insert, next.hasNext() ? next.next() : null, returned);
                    })
                    .count()
                    .doOnNext(count -> {
                        requireAll(plan, rows, count);
                        order.require(plan.node.table());
                    })
                    .then();
        });
    }

    private static Flux<@Nullable Object[]> returned(Lease lease, PreparedInsert insert, @Nullable Object[] slots) {
        int columns = insert.returnedAt().length;
        return lease.rows(insert.operation().compiled(), slots, BufferedRows.copies(columns, columns));
    }

    private static @Nullable PendingRow complete(
            NodePlan plan, PreparedInsert insert, @Nullable PendingRow row, @Nullable Object[] returned) {
        if (row != null) {
            row.written(insert.completed(plan.written(row.cells()), returned));
        }
        return row;
    }

    /** The records would be those of rows that do not exist. */
    private static void requireAll(NodePlan plan, List<PendingRow> rows, long inserted) {
        if (inserted != rows.size()) {
            throw new DriverException("the database did not insert each row of the statement", NO_DATA, null)
                    .with("table", plan.node.table().name())
                    .with("rows", Integer.toString(rows.size()))
                    .with("inserted", Long.toString(inserted))
                    .hint("a trigger or a rule discards rows, or the table is a view whose rows are not counted; for a"
                            + " view with INSTEAD OF triggers, use returning()");
        }
    }

    /** The writer of a key-value store. */
    @Override
    public TransactWriter transact() {
        return Objects.requireNonNull(transact);
    }

    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public Set<String> writes() {
        return program.nodes().stream().map(node -> node.table().name()).collect(Collectors.toSet());
    }

    @Override
    public Set<List<Object>> itemsByKey(BoundStatement<?> request) {
        return Set.of();
    }

    @Override
    public Mono<Prepared> prepare(Lease lease, BoundStatement<?> request) {
        return prepare(lease, request, DefaultValues.fixed(clock));
    }

    @Override
    public Mono<Prepared> prepare(Lease lease, BoundStatement<?> request, Clock fixed) {
        return Mono.fromSupplier(() ->
                prepared(InsertBatch.of(program, roots(request), capabilities, defaults(fixed)), request.values()));
    }

    private Prepared prepared(InsertBatch batch, @Nullable Object[] values) {
        List<Write> writes = new ArrayList<>();
        BiFunction<Write, ConditionCheckFailed, Throwable> refused = addWrites(batch, row -> writes);
        transact().check(writes);
        return new Prepared(writes, refused, lease -> records(lease, batch, values), inserted(batch));
    }

    /**
     * Adds the writes of each row to a list.
     *
     * @param target the list for a row
     * @return creates the error of a write whose condition failed
     */
    private BiFunction<Write, ConditionCheckFailed, Throwable> addWrites(
            InsertBatch batch, Function<PendingRow, List<Write>> target) {
        Map<Write, Node> owners = new IdentityHashMap<>();
        for (int number : program.order()) {
            NodePlan plan = nodes.get(number);
            for (PendingRow row : batch.rows(plan.node)) {
                List<Write> writes = target.apply(row);
                int before = writes.size();
                writes.add(new PutItem(plan.node.table(), row.cells()));
                TransactWriter.addUniqueItems(plan.node.uniques(), row.cells(), writes);
                writes.subList(before, writes.size()).forEach(write -> owners.put(write, plan.node));
                row.written(plan.written(row.cells()));
            }
        }
        return (write, refusal) -> {
            Node node = owners.get(write);
            return TransactWriter.uniqueViolation((PutItem) write, node.table(), node.uniques());
        };
    }

    @Override
    public Mono<ChunkedResult<?>> inChunks(BoundStatement<?> request, ExecutionTarget target) {
        List<InsertRow> roots = roots(request);
        TransactWriter items = transact;
        if (items == null || roots.isEmpty()) {
            return Plan.super.inChunks(request, target);
        }
        InsertBatch batch = InsertBatch.of(program, roots, capabilities, defaults(DefaultValues.fixed(clock)));
        ChunkedWrite writes = new ChunkedWrite(items, new RootWrites(batch, request.values()));
        return target.write(writes::run, false);
    }

    /** The writes of the rows that are not nested, each with those of its nested rows. */
    private final class RootWrites implements RowWrites {
        private final InsertBatch batch;
        private final @Nullable Object[] values;
        private final List<List<Write>> writes;
        private final BiFunction<Write, ConditionCheckFailed, Throwable> refused;

        RootWrites(InsertBatch batch, @Nullable Object[] values) {
            this.batch = batch;
            this.values = values;
            Map<PendingRow, List<Write>> byRoot = new LinkedHashMap<>();
            batch.rows(nodes.get(0).node).forEach(root -> byRoot.put(root, new ArrayList<>()));
            this.refused = addWrites(batch, row -> Objects.requireNonNull(byRoot.get(row.root())));
            this.writes = List.copyOf(byRoot.values());
        }

        @Override
        public int count() {
            return writes.size();
        }

        @Override
        public Prepared of(int from, int to) {
            List<Write> chunk =
                    writes.subList(from, to).stream().flatMap(List::stream).toList();
            return new Prepared(chunk, refused, this::result);
        }

        @Override
        public Mono<Object> result(Lease lease) {
            return records(lease, batch, values);
        }
    }

    private Mono<Object> runTransact(
            TransactWriter items, InsertBatch batch, @Nullable Object[] values, ExecutionTarget target) {
        Prepared prepared = prepared(batch, values);
        return target.write(
                lease -> items.run(lease, values, prepared.writes(), prepared.refused())
                        .then(Mono.defer(() -> prepared.result().apply(lease))),
                false);
    }
}

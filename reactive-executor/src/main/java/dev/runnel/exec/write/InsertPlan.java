package dev.runnel.exec.write;

import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Field;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.TransactWrite.Write;
import dev.runnel.stmt.InsertRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Inserts rows and the rows nested in them. The rows go through the phases of an {@link InsertBatch}, are inserted
 * node by node or by one transact write, and are returned; then eager relations are loaded, and records are built,
 * children before parents.
 */
public final class InsertPlan implements Plan {
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
        private final int[] keyCells;
        private final int[] returnedKeyCells;

        NodePlan(Node node, PlanContext preparation) {
            this.node = node;
            this.insert = PreparedInsert.of(node.write().operation().orElseThrow(), node, preparation);
            this.generated = node.generated()
                    .map(operation -> PreparedInsert.of(operation, node, preparation))
                    .orElse(null);
            this.returned = new ReturnedRows(node.write(), node.width(), node.record(), preparation);
            this.keyCells = node.entity().key().stream().mapToInt(Field::index).toArray();
            this.returnedKeyCells = node.entity().key().stream()
                    .mapToInt(field -> node.fieldAt().get(field.index()))
                    .toArray();
        }
    }

    /** A compiled INSERT and the layout of its rows. */
    private record PreparedInsert(LazyOperation operation, int rowsSlot, InsertRowLayout cells) {
        static PreparedInsert of(Operation operation, Node node, PlanContext preparation) {
            InsertRows insert = (InsertRows) operation;
            return new PreparedInsert(
                    preparation.operation(insert), insert.rowsSlot(), new InsertRowLayout(insert, node));
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
        InsertBatch batch = InsertBatch.of(program, roots, capabilities, defaults());
        return transact != null
                ? runTransact(transact, batch, request.values(), target)
                : target.write(
                        lease -> insert(lease, batch, request.values()),
                        program.transaction()
                                && !(batch.isOneInsert(capabilities.writes().maxAtomicInsertRows()) && hasNoLoads()));
    }

    /** Default values of one execution. All rows, nested ones included, have the same instant. */
    private BiFunction<Field, DefaultValue, @Nullable Object> defaults() {
        Clock fixed = DefaultValues.fixed(clock);
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
        return Flux.fromIterable(program.order())
                .concatMap(number -> insert(lease, nodes.get(number), batch, values), 0)
                .then(records(lease, batch, values));
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
                .<@Nullable Object[]>map(PendingRow::returned)
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

    /** Inserts rows whose keys are known. A returned row is matched by its key, since the order is not defined. */
    private Mono<Void> insertWithKeys(
            Lease lease, NodePlan plan, PreparedInsert insert, List<PendingRow> rows, @Nullable Object[] values) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        List<@Nullable Object[]> cells = new ArrayList<>(rows.size());
        Map<@Nullable Object, PendingRow> byKey = new HashMap<>();
        for (PendingRow row : rows) {
            cells.add(insert.cells().of(row.cells()));
            byKey.put(RowKeys.of(row.cells(), plan.keyCells), row);
        }
        return inserted(lease, plan, insert, cells, values)
                .doOnNext(row -> {
                    PendingRow owner = byKey.get(RowKeys.of(row, plan.returnedKeyCells));
                    if (owner != null) {
                        owner.returned(row);
                    }
                })
                .then();
    }

    /** Inserts rows whose keys the database generates. Rows are returned in insert order. */
    private Mono<Void> insertGenerated(
            Lease lease, NodePlan plan, PreparedInsert insert, List<PendingRow> rows, @Nullable Object[] values) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        List<@Nullable Object[]> cells = new ArrayList<>(rows.size());
        for (PendingRow row : rows) {
            cells.add(insert.cells().of(row.cells()));
        }
        Iterator<PendingRow> next = rows.iterator();
        return inserted(lease, plan, insert, cells, values)
                .doOnNext(row -> next.next().returned(row))
                .then();
    }

    private Flux<@Nullable Object[]> inserted(
            Lease lease,
            NodePlan plan,
            PreparedInsert insert,
            List<@Nullable Object[]> cells,
            @Nullable Object[] values) {
        Object[] slots = ParameterSlots.slots(values, Math.max(insert.rowsSlot() + 1, program.valueSlots()));
        slots[insert.rowsSlot()] = cells;
        return lease.rows(insert.operation().compiled(), slots, plan.returned.cells());
    }

    private Mono<Object> runTransact(
            TransactWriter items, InsertBatch batch, @Nullable Object[] values, ExecutionTarget target) {
        List<Write> writes = new ArrayList<>();
        Map<Write, Node> owners = new IdentityHashMap<>();
        for (int number : program.order()) {
            NodePlan plan = nodes.get(number);
            for (PendingRow row : batch.rows(plan.node)) {
                int before = writes.size();
                writes.add(new PutItem(plan.node.table(), row.cells()));
                TransactWriter.addUniqueItems(plan.node.uniques(), row.cells(), writes);
                writes.subList(before, writes.size()).forEach(write -> owners.put(write, plan.node));
                row.returned(asReturned(plan, row.cells()));
            }
        }
        items.check(writes);
        return target.write(
                lease -> items.run(lease, values, writes, (write, refusal) -> {
                            Node node = owners.get(write);
                            return TransactWriter.uniqueViolation((PutItem) write, node.table(), node.uniques());
                        })
                        .then(Mono.defer(() -> records(lease, batch, values))),
                false);
    }

    /** The row in the layout of a returned row. */
    private static @Nullable Object[] asReturned(NodePlan plan, @Nullable Object[] cells) {
        Object[] row = plan.returned.newRow();
        for (int field = 0; field < plan.node.fieldAt().size(); field++) {
            row[plan.node.fieldAt().get(field)] = cells[field];
        }
        return row;
    }
}

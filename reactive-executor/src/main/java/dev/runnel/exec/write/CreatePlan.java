package dev.runnel.exec.write;

import dev.runnel.Deferred;
import dev.runnel.exec.lease.Place;
import dev.runnel.exec.plan.Keys;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.Preparation;
import dev.runnel.exec.plan.Rows;
import dev.runnel.exec.plan.Values;
import dev.runnel.exec.step.Body;
import dev.runnel.exec.step.RelatedValues;
import dev.runnel.internal.Request;
import dev.runnel.planner.program.CreateProgram;
import dev.runnel.planner.program.CreateProgram.Link;
import dev.runnel.planner.program.CreateProgram.Node;
import dev.runnel.schema.Field;
import dev.runnel.schema.Initial;
import dev.runnel.schema.Relation;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.TransactItems.Put;
import dev.runnel.spi.TransactItems.Write;
import dev.runnel.stmt.NewRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Creates rows and what is nested in them: a node of the tree at a time, or all by one transact. What the store gives back becomes
 * records, children before parents.
 */
public final class CreatePlan implements Plan {
    private final CreateProgram program;
    private final Capabilities capabilities;
    private final BiFunction<Field, Initial, @Nullable Object> initials;
    private final List<NodePlan> nodes = new ArrayList<>();
    private final @Nullable Transact transact;

    public CreatePlan(CreateProgram program, Preparation preparation) {
        this.program = program;
        this.capabilities = preparation.capabilities();
        Clock clock = preparation.options().clock();
        this.initials = (field, initial) -> Initials.value(field, initial, clock);
        for (Node node : program.nodes()) {
            nodes.add(new NodePlan(node, preparation));
        }
        this.transact = program.transact()
                .map(operation -> new Transact(operation, preparation))
                .orElse(null);
    }

    /** A node, made ready to run. */
    private static final class NodePlan {
        private final Node node;
        private final Inserts insert;
        private final @Nullable Inserts counted;
        private final RowReader<@Nullable Object[]> cells;
        private final RowReader<Object> records;
        private final int[] keyFields;
        private final int[] keyGiven;
        private final Body completion;

        NodePlan(Node node, Preparation preparation) {
            this.node = node;
            this.insert = Inserts.of(node.write().operation().orElseThrow(), node, preparation);
            this.counted = node.counted()
                    .map(operation -> Inserts.of(operation, node, preparation))
                    .orElse(null);
            this.cells = Rows.copies(insert.operation().operation().columns().size(), node.width());
            this.records = preparation.records(node.record());
            this.keyFields = node.entity().key().stream().mapToInt(Field::index).toArray();
            this.keyGiven = node.entity().key().stream()
                    .mapToInt(field -> node.fieldAt().get(field.index()))
                    .toArray();
            this.completion = new Body(node.write(), preparation);
        }
    }

    /** An insert, made ready to run, and how it takes rows. */
    private record Inserts(LazyOperation operation, int rowsSlot, RowCells cells) {
        static Inserts of(Operation operation, Node node, Preparation preparation) {
            InsertRows insert = (InsertRows) operation;
            return new Inserts(preparation.operation(insert), insert.rowsSlot(), new RowCells(insert, node));
        }
    }

    @Override
    public void check(Request<?> request) {
        NewRows.of(program, roots(request), capabilities, (field, initial) -> Initials.COUNTED);
    }

    @Override
    public Mono<?> single(Request<?> request, Place place) {
        List<NewRow> roots = roots(request);
        if (roots.isEmpty()) {
            return Mono.just(List.of());
        }
        NewRows rows = NewRows.of(program, roots, capabilities, initials);
        return transact != null
                ? byTransact(transact, rows, request.values(), place)
                : place.write(
                        lease -> insert(lease, rows, request.values()),
                        program.transaction()
                                && !(rows.isOneInsert(capabilities.writes().insertRows()) && isWhole()));
    }

    @SuppressWarnings("unchecked")
    private static List<NewRow> roots(Request<?> request) {
        return (List<NewRow>) request.values()[0];
    }

    private boolean isWhole() {
        return nodes.stream().allMatch(plan -> plan.node.write().isRootOnly());
    }

    private Mono<Object> insert(Lease lease, NewRows rows, @Nullable Object[] values) {
        return Flux.fromIterable(program.order())
                .concatMap(number -> insert(lease, nodes.get(number), rows, values), 0)
                .then(completed(lease, rows, values));
    }

    /** The records, with what belongs to them. */
    private Mono<Object> completed(Lease lease, NewRows rows, @Nullable Object[] values) {
        return Flux.fromIterable(nodes)
                .filter(plan -> !plan.node.write().isRootOnly())
                .concatMap(plan -> complete(lease, plan, rows, values), 0)
                .then(Mono.fromSupplier(() -> result(rows)));
    }

    private Mono<?> complete(Lease lease, NodePlan plan, NewRows rows, @Nullable Object[] values) {
        List<@Nullable Object[]> incomplete = rows.of(plan.node).stream()
                .filter(row -> row.isIncomplete(plan.node))
                .<@Nullable Object[]>map(CreatePlan::cellsOf)
                .toList();
        return incomplete.isEmpty()
                ? Mono.empty()
                : plan.completion.run(lease, Values.slots(values, program.valueSlots()), incomplete, Long.MAX_VALUE);
    }

    private Mono<Void> insert(Lease lease, NodePlan plan, NewRows rows, @Nullable Object[] values) {
        List<NewRows.Made> made = rows.of(plan.node);
        if (made.isEmpty()) {
            return Mono.empty();
        }
        if (plan.counted == null) {
            return insertNamed(lease, plan, plan.insert, made, values);
        }
        Map<Boolean, List<NewRows.Made>> byCounted =
                made.stream().collect(Collectors.partitioningBy(row -> row.isCounted(plan.node)));
        return insertNamed(lease, plan, plan.insert, byCounted.get(false), values)
                .then(insertCounted(lease, plan, plan.counted, byCounted.get(true), values))
                .then(Mono.fromRunnable(() -> rows.counted(plan.node)));
    }

    /** What comes back is told apart by its key. */
    private Mono<Void> insertNamed(
            Lease lease, NodePlan plan, Inserts insert, List<NewRows.Made> made, @Nullable Object[] values) {
        if (made.isEmpty()) {
            return Mono.empty();
        }
        List<@Nullable Object[]> cells = new ArrayList<>(made.size());
        Map<@Nullable Object, NewRows.Made> byKey = new HashMap<>();
        for (NewRows.Made row : made) {
            cells.add(insert.cells().of(row.cells()));
            byKey.put(Keys.of(row.cells(), plan.keyFields), row);
        }
        return inserted(lease, plan, insert, cells, values)
                .doOnNext(row -> {
                    NewRows.Made owner = byKey.get(Keys.of(row, plan.keyGiven));
                    if (owner != null) {
                        owner.given(row);
                    }
                })
                .then();
    }

    /** What comes back is in the order of the rows. */
    private Mono<Void> insertCounted(
            Lease lease, NodePlan plan, Inserts insert, List<NewRows.Made> made, @Nullable Object[] values) {
        if (made.isEmpty()) {
            return Mono.empty();
        }
        List<@Nullable Object[]> cells = new ArrayList<>(made.size());
        for (NewRows.Made row : made) {
            cells.add(insert.cells().of(row.cells()));
        }
        Iterator<NewRows.Made> next = made.iterator();
        return inserted(lease, plan, insert, cells, values)
                .doOnNext(row -> next.next().given(row))
                .then();
    }

    private Flux<@Nullable Object[]> inserted(
            Lease lease, NodePlan plan, Inserts insert, List<@Nullable Object[]> cells, @Nullable Object[] values) {
        Object[] slots = Values.slots(values, Math.max(insert.rowsSlot() + 1, program.valueSlots()));
        slots[insert.rowsSlot()] = cells;
        return lease.rows(insert.operation().compiled(), slots, plan.cells);
    }

    private Mono<Object> byTransact(Transact items, NewRows rows, @Nullable Object[] values, Place place) {
        List<Write> writes = new ArrayList<>();
        Map<Write, Node> owners = new java.util.IdentityHashMap<>();
        for (int number : program.order()) {
            Node node = program.nodes().get(number);
            for (NewRows.Made row : rows.of(node)) {
                int before = writes.size();
                writes.add(new Put(node.table(), row.cells()));
                Transact.claim(node.uniques(), row.cells(), writes);
                writes.subList(before, writes.size()).forEach(write -> owners.put(write, node));
                row.given(given(node, row));
            }
        }
        items.check(writes);
        return place.write(
                lease -> items.run(lease, values, writes, (write, refusal) -> {
                            Node node = owners.get(write);
                            return Transact.taken((Put) write, node.table(), node.uniques());
                        })
                        .then(Mono.defer(() -> completed(lease, rows, values))),
                false);
    }

    /** The row as a store that gives rows back would. */
    private static @Nullable Object[] given(Node node, NewRows.Made row) {
        Object[] given = new Object[node.width()];
        for (int field = 0; field < node.fieldAt().size(); field++) {
            given[node.fieldAt().get(field)] = row.cells()[field];
        }
        return given;
    }

    /** The records, bottom-up: a node has a higher number than the one around it. */
    private Object result(NewRows rows) {
        Map<NewRows.Made, List<Object>> related = new HashMap<>();
        for (int number = nodes.size() - 1; number > 0; number--) {
            NodePlan plan = nodes.get(number);
            Link link = plan.node.link().orElseThrow();
            related.clear();
            List<NewRows.Made> made = rows.of(plan.node);
            List<Object> records = records(plan, made);
            for (int i = 0; i < records.size(); i++) {
                related.computeIfAbsent(made.get(i).parent(), parent -> new ArrayList<>())
                        .add(records.get(i));
            }
            for (NewRows.Made parent : rows.of(nodes.get(link.parent()).node)) {
                List<Object> found = related.getOrDefault(parent, List.of());
                boolean loaded = link.relation().eager() && link.relation().belongsTo();
                if (!found.isEmpty() || !loaded) {
                    cellsOf(parent)[link.cell()] = component(link.relation(), found);
                }
            }
        }
        List<Object> roots = records(nodes.get(0), rows.of(nodes.get(0).node));
        return program.many() ? roots : roots.get(0);
    }

    private static List<Object> records(NodePlan plan, List<NewRows.Made> made) {
        List<Object> records = new ArrayList<>(made.size());
        Rows.Cursor cursor = new Rows.Cursor();
        for (NewRows.Made row : made) {
            records.add(plan.records.read(cursor.at(cellsOf(row))));
        }
        return records;
    }

    private static @Nullable Object[] cellsOf(NewRows.Made row) {
        Object[] given = row.given();
        if (given == null) {
            throw new IllegalStateException("the store did not give back a row that it took");
        }
        return given;
    }

    /** A to-one relation that this row does not nest, though others do, was not loaded; an eager one leads to nothing then. */
    private static Object component(Relation relation, List<Object> related) {
        if (!relation.toOne()) {
            return RelatedValues.loaded(relation, Collections.unmodifiableList(related), false);
        }
        if (!related.isEmpty()) {
            return RelatedValues.loaded(relation, related.get(0), false);
        }
        return relation.eager() ? RelatedValues.none(relation, false) : Deferred.unloaded(relation.toString(), true);
    }
}

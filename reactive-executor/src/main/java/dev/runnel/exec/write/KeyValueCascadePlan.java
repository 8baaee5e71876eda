package dev.runnel.exec.write;

import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.write.CascadeRows.Found;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.CascadeProgram;
import dev.runnel.planner.program.KeyValueWriteProgram.ReferenceCheck;
import dev.runnel.planner.program.Program;
import dev.runnel.schema.Field;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.TransactWrite.ColumnUpdate;
import dev.runnel.spi.TransactWrite.DeleteItem;
import dev.runnel.spi.TransactWrite.UpdateItem;
import dev.runnel.spi.TransactWrite.Write;
import dev.runnel.stmt.CascadingDelete.Edge;
import dev.runnel.stmt.CascadingDelete.Node;
import dev.runnel.type.StorageType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes items of a key-value store and the items that refer to them, by one transact write. It reads them before, level by level. An item that
 * another program lets refer to them meanwhile is not noticed.
 */
public final class KeyValueCascadePlan implements Plan, ItemWrites {
    private final CascadeProgram program;
    private final CascadeRows rows;
    private final Map<Integer, Plan> writes;
    private final List<List<Check>> checks;
    private final Clock clock;

    /** @param plan creates the plan of a part */
    public KeyValueCascadePlan(CascadeProgram program, PlanContext preparation, Function<Program, Plan> plan) {
        this.program = program;
        this.clock = preparation.options().clock();
        this.rows = new CascadeRows(program, preparation, edge -> edge.child().isPresent());
        this.writes = CascadePlan.writes(program, plan);
        this.checks = IntStream.range(0, program.nodes().size())
                .mapToObj(node -> checks(node, preparation))
                .toList();
    }

    /**
     * A check of a foreign key that no edge follows.
     *
     * @param cells the positions of the referenced fields in the cells of a row
     */
    private record Check(ReferenceCheck reference, LazyOperation read, int[] cells) {}

    private List<Check> checks(int node, PlanContext preparation) {
        List<Integer> columns =
                program.nodes().get(node).cells().stream().map(Field::index).toList();
        return program.restricted().get(node).stream()
                .map(check -> new Check(
                        check,
                        preparation.operation(check.read()),
                        check.cells().stream().mapToInt(columns::indexOf).toArray()))
                .toList();
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        return target.write(
                lease -> prepare(lease, request)
                        .flatMap(prepared -> transact()
                                .run(lease, prepared.writes(), prepared.refused())
                                .then(Mono.defer(() -> prepared.result().apply(lease)))),
                false);
    }

    @Override
    public TransactWriter transact() {
        return items(0).transact();
    }

    @Override
    public Mono<Prepared> prepare(Lease lease, BoundStatement<?> request) {
        Clock fixed = DefaultValues.fixed(clock);
        return rows.find(lease, request.values())
                .flatMap(found -> items(0).prepare(lease, request)
                        .flatMap(delete -> others(lease, request, found, fixed)
                                .collectList()
                                .map(others -> merged(delete, others)))
                        .flatMap(merged -> requireUnreferenced(lease, found, merged.writes())
                                .thenReturn(merged)));
    }

    private Flux<Prepared> others(Lease lease, BoundStatement<?> request, Found found, Clock fixed) {
        Flux<Prepared> deleted = Flux.range(0, program.nodes().size())
                .filter(number -> program.nodes().get(number).delete().isPresent())
                .concatMap(
                        number -> {
                            Node node = program.nodes().get(number);
                            int width = node.entity().key().size();
                            int part = node.delete().orElseThrow();
                            return prepared(lease, request, part, found.keysBelow(number), width, fixed);
                        },
                        0);
        Flux<Prepared> cleared = Flux.fromIterable(program.edges())
                .filter(edge -> edge.child().isEmpty())
                .concatMap(edge -> cleared(lease, request, found, edge, fixed), 0);
        return deleted.concatWith(cleared);
    }

    private Flux<Prepared> cleared(Lease lease, BoundStatement<?> request, Found found, Edge edge, Clock fixed) {
        int width = CascadeRows.width(edge);
        return prepared(lease, request, edge.clear().orElseThrow(), found.referenced(edge), width, fixed);
    }

    private Flux<Prepared> prepared(
            Lease lease, BoundStatement<?> request, int part, Collection<Object> keys, int width, Clock fixed) {
        Program write = program.parts().get(part);
        return rows.chunks(keys, width)
                .concatMap(
                        lists -> items(part)
                                .prepare(
                                        lease,
                                        new BoundStatement<>(
                                                request.shape(), CascadePlan.values(write, lists, fixed), null)),
                        0);
    }

    // ---- one write for each item

    /** The table and the key of an item. */
    private record Item(String table, List<Object> key) {
        static Item of(Write write) {
            Object[] key = write instanceof UpdateItem update ? update.key() : ((DeleteItem) write).key();
            return new Item(
                    write.table().name(),
                    Stream.of(key).map(StorageType::comparable).toList());
        }
    }

    private static Prepared merged(Prepared delete, List<Prepared> others) {
        Map<Item, Write> writes = new LinkedHashMap<>();
        Map<Write, Prepared> owners = new IdentityHashMap<>();
        Stream.concat(others.stream(), Stream.of(delete))
                .forEach(part -> part.writes().forEach(write -> {
                    Write merged = writes.merge(Item.of(write), write, KeyValueCascadePlan::both);
                    owners.putIfAbsent(merged, part);
                }));
        return new Prepared(
                List.copyOf(writes.values()),
                (write, refusal) -> Optional.ofNullable(owners.get(write))
                        .orElse(delete)
                        .refused()
                        .apply(write, refusal),
                delete.result());
    }

    /** A delete of an item replaces an update of it. */
    private static Write both(Write first, Write second) {
        if (first instanceof UpdateItem update && second instanceof UpdateItem other) {
            List<ColumnUpdate> cells = new ArrayList<>(update.cells());
            cells.addAll(other.cells());
            return new UpdateItem(update.table(), update.key(), cells, update.expected());
        }
        return first instanceof DeleteItem ? first : second;
    }

    // ---- references that no edge follows

    private Mono<Void> requireUnreferenced(Lease lease, Found found, List<Write> all) {
        Set<Item> deleted = new HashSet<>();
        all.stream().filter(DeleteItem.class::isInstance).map(Item::of).forEach(deleted::add);
        return Flux.range(0, checks.size())
                .concatMap(
                        node -> Flux.fromIterable(checks.get(node))
                                .concatMap(
                                        check -> requireUnreferenced(
                                                lease, check, found.values(node, check.cells()), deleted),
                                        0),
                        0)
                .then();
    }

    private Mono<Void> requireUnreferenced(Lease lease, Check check, Collection<Object> keys, Set<Item> deleted) {
        return rows.chunks(keys, check.cells().length)
                .concatMap(lists -> isReferenced(lease, check, lists, deleted), 0)
                .any(Boolean::booleanValue)
                .flatMap(referred ->
                        referred ? Mono.error(KeyValueWritePlan.foreignKeyViolation(check.reference())) : Mono.empty());
    }

    private static Mono<Boolean> isReferenced(Lease lease, Check check, @Nullable Object[] lists, Set<Item> deleted) {
        Operation read = check.read().operation();
        int columns = read.columns().size();
        Object[] values = new Object[0];
        for (int i = 0; i < lists.length; i++) {
            int slot = check.reference().keySlots().get(i);
            values = ParameterSlots.slots(values, slot + 1);
            values[slot] = lists[i];
        }
        return lease.rows(check.read().compiled(), values, BufferedRows.copies(columns, columns))
                .filter(row -> !deleted.contains(item(read, row)))
                .hasElements();
    }

    private static Item item(Operation read, @Nullable Object[] key) {
        return new Item(
                read.subject(),
                Stream.of(key)
                        .map(part -> StorageType.comparable(Objects.requireNonNull(part)))
                        .toList());
    }

    private ItemWrites items(int part) {
        return (ItemWrites) Objects.requireNonNull(writes.get(part));
    }
}

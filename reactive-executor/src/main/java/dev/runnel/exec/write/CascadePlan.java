package dev.runnel.exec.write;

import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.LeasedTarget;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.write.CascadeRows.Found;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.CascadeProgram;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.spi.Lease;
import dev.runnel.stmt.CascadingDelete.Edge;
import dev.runnel.stmt.CascadingDelete.Node;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes rows of an SQL database and the rows that refer to them, in one transaction. It locks the rows of each level, so that no row begins to
 * refer to them, then clears foreign keys, and deletes the rows of the deepest level first.
 */
public final class CascadePlan implements Plan {
    private final CascadeProgram program;
    private final CascadeRows rows;
    private final Map<Integer, Plan> writes;
    private final Clock clock;

    /** @param plan creates the plan of a part */
    public CascadePlan(CascadeProgram program, PlanContext preparation, Function<Program, Plan> plan) {
        this.program = program;
        this.clock = preparation.options().clock();
        this.rows = new CascadeRows(
                program,
                preparation,
                edge -> edge.child().isPresent() && edge.delete().isEmpty());
        this.writes = writes(program, plan);
    }

    /** The plans of the updates and deletes, by the position of the part. */
    static Map<Integer, Plan> writes(CascadeProgram program, Function<Program, Plan> plan) {
        Map<Integer, Plan> writes = new HashMap<>();
        for (int i = 0; i < program.parts().size(); i++) {
            if (!(program.parts().get(i) instanceof ReadProgram)) {
                writes.put(i, plan.apply(program.parts().get(i)));
            }
        }
        return writes;
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        return target.write(lease -> new Execution(lease, request, DefaultValues.fixed(clock)).run(), true);
    }

    /** The values of a part: the lists of keys, null for each cleared field, and the values of its on-update fields. */
    static @Nullable Object[] values(Program part, @Nullable Object[] lists, Clock fixed) {
        Object[] values = ParameterSlots.slots(lists, part.valueSlots());
        return DefaultValues.withOnUpdateValues(values, part.onUpdate(), fixed);
    }

    /** One execution. All its writes have one time. */
    private final class Execution {
        private final Lease lease;
        private final BoundStatement<?> request;
        private final Clock fixed;

        Execution(Lease lease, BoundStatement<?> request, Clock fixed) {
            this.lease = lease;
            this.request = request;
            this.fixed = fixed;
        }

        Mono<Object> run() {
            return rows.find(lease, request.values()).flatMap(found -> {
                if (found.isEmpty()) {
                    return plan(0).single(request, new LeasedTarget(lease)).map(result -> result);
                }
                if (plan(0) instanceof UpdatePlan delete && found.keys(0, 0).size() < delete.requiredRows(request)) {
                    return delete.requiredRowMissing(lease, request);
                }
                return clear(found).thenMany(deletes(found)).then(Mono.defer(() -> deleteRows(found)));
            });
        }

        /** The rows are locked, satisfy the condition and are as many as required. The writes before may have changed what the condition reads. */
        private Mono<Object> deleteRows(Found found) {
            int width = program.nodes().get(0).entity().key().size();
            return write(2, found.keys(0, 0), width).collectList().map(CascadePlan::combined);
        }

        private Mono<Void> clear(Found found) {
            return Flux.fromIterable(program.edges())
                    .filter(edge -> edge.child().isEmpty() || found.isCyclic(edge))
                    .concatMap(edge -> byReference(found, edge, edge.clear().orElseThrow()), 0)
                    .then();
        }

        private Flux<Object> deletes(Found found) {
            return Flux.fromIterable(program.deleteOrder()).concatMap(group -> deletes(found, group), 0);
        }

        private Flux<Object> deletes(Found found, List<Integer> group) {
            Flux<Object> owners = Flux.fromIterable(program.edges())
                    .filter(edge -> edge.delete().isPresent()
                            && group.contains(edge.child().orElseThrow()))
                    .concatMap(edge -> byReference(found, edge, edge.delete().orElseThrow()), 0);
            Flux<Object> levels = Flux.fromStream(
                            () -> IntStream.range(0, found.depth()).mapToObj(i -> found.depth() - i))
                    .concatMap(level -> level(found, level, group), 0);
            return owners.concatWith(levels);
        }

        private Flux<Object> level(Found found, int level, List<Integer> group) {
            return Flux.fromIterable(group)
                    .filter(number -> program.nodes().get(number).delete().isPresent())
                    .concatMap(
                            number -> {
                                Node node = program.nodes().get(number);
                                int width = node.entity().key().size();
                                return write(node.delete().orElseThrow(), found.keys(number, level), width);
                            },
                            0);
        }

        private Flux<Object> byReference(Found found, Edge edge, int part) {
            return write(part, found.referenced(edge), CascadeRows.width(edge));
        }

        /** Runs a part for keys; no statement without a key. */
        private Flux<Object> write(int part, Collection<Object> keys, int width) {
            Program write = program.parts().get(part);
            return rows.chunks(keys, width)
                    .concatMap(
                            lists -> plan(part)
                                    .single(
                                            new BoundStatement<>(request.shape(), values(write, lists, fixed), null),
                                            new LeasedTarget(lease)),
                            0);
        }
    }

    /** The numbers of rows as one number, or the rows as one list. */
    private static Object combined(List<Object> results) {
        return results.get(0) instanceof List
                ? results.stream().flatMap(rows -> ((List<?>) rows).stream()).toList()
                : WriteSequencePlan.sum(results);
    }

    private Plan plan(int part) {
        return Objects.requireNonNull(writes.get(part));
    }
}

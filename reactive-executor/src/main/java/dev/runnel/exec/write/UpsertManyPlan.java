package dev.runnel.exec.write;

import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.write.UpsertPlan.Execution;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Field;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Lease;
import dev.runnel.stmt.UpsertMany;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Creates several rows, or updates the rows with the same targets, all or none: one after the other, in the order of their targets, so that two
 * programs lock rows in one order. A key-value store gets all items by one transact write.
 */
public final class UpsertManyPlan implements Plan {
    private final UpsertPlan each;
    private final Capabilities capabilities;
    private final Clock clock;

    /** @param each the plan of the upsert of one row */
    public UpsertManyPlan(PlanContext preparation, UpsertPlan each) {
        this.each = each;
        this.capabilities = preparation.capabilities();
        this.clock = preparation.options().clock();
    }

    @Override
    public void check(BoundStatement<?> request) {
        executions(request);
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        return Mono.defer(() -> {
            List<Execution> executions = executions(request);
            Mono<List<Object>> once = capabilities.writes().relational()
                    ? target.write(lease -> inOrder(lease, executions), true)
                    : target.write(lease -> inOneTransact(lease, executions), false);
            return each.repeated(once, target);
        });
    }

    /** The executions of the rows. They have one time. */
    private List<Execution> executions(BoundStatement<?> request) {
        UpsertMany upserts = (UpsertMany) request.shape();
        Clock fixed = DefaultValues.fixed(clock);
        List<Execution> executions = new ArrayList<>();
        for (Object[] row : rows(request)) {
            try {
                executions.add(each.execution(new BoundStatement<>(upserts.each(), row, null), fixed));
            } catch (RuntimeException rejected) {
                UpdateManyPlan.withIndex(executions.size(), rejected);
                throw rejected;
            }
        }
        return executions;
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object[]> rows(BoundStatement<?> request) {
        return (List<@Nullable Object[]>) Objects.requireNonNull(request.values()[0]);
    }

    private Mono<List<Object>> inOrder(Lease lease, List<Execution> executions) {
        Object[] records = new Object[executions.size()];
        Mono<List<Object>> written = Flux.fromIterable(byTarget(executions))
                .concatMap(
                        i -> each.on(lease, executions.get(i))
                                .doOnNext(record -> records[i] = record)
                                .onErrorMap(error -> UpdateManyPlan.withIndex(i, error)),
                        0)
                .then(Mono.fromSupplier(() -> List.of(records)));
        return UpdateManyPlan.undoneIfTooFew(lease, written);
    }

    /** The numbers of the rows, in the order of their targets. */
    private List<Integer> byTarget(List<Execution> executions) {
        List<Field> target = each.target();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, executions.size()).boxed().toList());
        order.sort((a, b) -> compare(target, executions.get(a), executions.get(b)));
        return order;
    }

    private static int compare(List<Field> target, Execution a, Execution b) {
        int order = 0;
        for (int i = 0; order == 0 && i < target.size(); i++) {
            Field field = target.get(i);
            order = field.type()
                    .storage()
                    .order()
                    .compare(
                            Objects.requireNonNull(a.row().cells()[field.index()]),
                            Objects.requireNonNull(b.row().cells()[field.index()]));
        }
        return order;
    }

    private Mono<List<Object>> inOneTransact(Lease lease, List<Execution> executions) {
        return ItemWriteSequence.run(
                lease,
                each.transact(),
                executions.size(),
                i -> each.prepare(lease, executions.get(i)),
                UpdateManyPlan::withIndex);
    }
}

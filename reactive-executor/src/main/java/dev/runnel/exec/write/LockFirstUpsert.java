package dev.runnel.exec.write;

import dev.runnel.Upserted;
import dev.runnel.Upserted.Outcome;
import dev.runnel.exec.lease.LeasedTarget;
import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.exec.write.UpsertPlan.Execution;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.UpsertManyProgram.LockFirst;
import dev.runnel.schema.Field;
import dev.runnel.spi.Lease;
import dev.runnel.spi.UpdateCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Upserts several rows by at most four statements: it locks the existing rows, updates them, inserts the others, and reads those that existed.
 * The rows of more than {@link #ROWS} targets are written in parts.
 */
final class LockFirstUpsert {
    /** The maximum number of rows of one part. A list of five columns has fewer parameters than MySQL accepts. */
    private static final int ROWS = 5_000;

    private final UpsertPlan each;
    private final LazyOperation lock;
    private final @Nullable LazyOperation update;
    private final InsertPlan create;
    private final ExistingRowsRead existing;

    /** The positions of the target in a new row. */
    private final int[] targetFields;

    /** The positions of the target in a row that is locked. */
    private final int[] targets;

    /**
     * @param each the plan of the upsert of one row
     * @param existing reads the rows that existed
     */
    LockFirstUpsert(LockFirst program, PlanContext preparation, UpsertPlan each, ExistingRowsRead existing) {
        this.each = each;
        this.lock = preparation.operation(program.lock());
        this.update = program.update().map(preparation::operation).orElse(null);
        this.create = new InsertPlan(program.create(), preparation);
        this.existing = existing;
        this.targetFields = each.target().stream().mapToInt(Field::index).toArray();
        this.targets = IntStream.range(0, targetFields.length).toArray();
    }

    /**
     * Returns the results of the executions by index, empty for a row that is not returned. Emits nothing if a row was not updated since it is
     * stale; then the caller undoes what was written.
     *
     * @param order the indexes of the executions in the order of their targets
     */
    Mono<List<Optional<Upserted<Object>>>> run(Lease lease, List<Execution> executions, List<Integer> order) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int from = 0; from < order.size(); from += ROWS) {
            parts.add(order.subList(from, Math.min(order.size(), from + ROWS)));
        }
        Map<Integer, Optional<Upserted<Object>>> rows = new HashMap<>();
        return Flux.fromIterable(parts)
                .concatMap(
                        part -> part(lease, executions, part)
                                .switchIfEmpty(Mono.error(TooFewRows::new))
                                .doOnNext(rows::putAll),
                        0)
                .then(Mono.fromSupplier(() -> IntStream.range(0, executions.size())
                        .mapToObj(rows::get)
                        .toList()))
                .onErrorResume(TooFewRows.class, stale -> Mono.empty());
    }

    /** The results by the index of the execution; empty if a row is stale. */
    private Mono<Map<Integer, Optional<Upserted<Object>>>> part(
            Lease lease, List<Execution> executions, List<Integer> part) {
        Map<Object, Integer> byTarget = new LinkedHashMap<>();
        part.forEach(i -> byTarget.put(
                Objects.requireNonNull(RowKeys.of(executions.get(i).row().cells(), targetFields)), i));
        return locked(lease, byTarget.keySet()).flatMap(found -> {
            Map<Object, Integer> known = new LinkedHashMap<>(byTarget);
            known.keySet().retainAll(found);
            Map<Object, Integer> others = new LinkedHashMap<>(byTarget);
            others.keySet().removeAll(found);
            return updated(lease, executions, known.values())
                    .filter(Boolean::booleanValue)
                    .flatMap(all -> created(lease, executions, List.copyOf(others.values())))
                    .flatMap(created -> read(lease, known).map(kept -> {
                        Map<Integer, Optional<Upserted<Object>>> rows = new HashMap<>(created);
                        rows.putAll(kept);
                        return rows;
                    }));
        });
    }

    private Mono<Set<Object>> locked(Lease lease, Collection<Object> keys) {
        @Nullable Object[] lists = RowKeys.byPart(keys, targets.length).toArray();
        return lease.rows(lock.compiled(), lists, BufferedRows.copies(targets.length, targets.length))
                .map(row -> Objects.requireNonNull(RowKeys.of(row, targets)))
                .collect(Collectors.toSet());
    }

    /** Whether each existing row is updated or kept. */
    private Mono<Boolean> updated(Lease lease, List<Execution> executions, Collection<Integer> known) {
        if (update == null || known.isEmpty()) {
            return Mono.just(true);
        }
        Object[] values = {known.stream().map(i -> executions.get(i).values()).toList()};
        return lease.run(update.compiled(), values).map(UpdateCount::matched).map(matched -> matched == known.size());
    }

    private Mono<Map<Integer, Optional<Upserted<Object>>>> created(
            Lease lease, List<Execution> executions, List<Integer> others) {
        if (others.isEmpty()) {
            return Mono.just(Map.of());
        }
        BoundStatement<?> first = executions.get(others.get(0)).create();
        List<Object> rows = others.stream()
                .map(i -> executions.get(i).create())
                .flatMap(row -> ((List<?>) Objects.requireNonNull(row.values()[0])).stream())
                .collect(Collectors.toList());
        return create.single(new BoundStatement<>(first.shape(), new Object[] {rows}, null), new LeasedTarget(lease))
                .map(created -> {
                    Map<Integer, Optional<Upserted<Object>>> byIndex = new HashMap<>();
                    for (int i = 0; i < others.size(); i++) {
                        byIndex.put(
                                others.get(i),
                                Optional.of(new Upserted<>(Outcome.CREATED, ((List<?>) created).get(i))));
                    }
                    return byIndex;
                });
    }

    /** The rows that existed, by the index of their execution. */
    private Mono<Map<Integer, Optional<Upserted<Object>>>> read(Lease lease, Map<Object, Integer> known) {
        Map<Integer, Optional<Upserted<Object>>> byIndex = new HashMap<>();
        known.values().forEach(i -> byIndex.put(i, Optional.empty()));
        if (known.isEmpty() || update == null && !each.returnsKept()) {
            return Mono.just(byIndex);
        }
        Outcome outcome = update == null ? Outcome.KEPT : Outcome.UPDATED;
        return existing.records(lease, known.keySet()).map(records -> {
            records.forEach((target, row) ->
                    byIndex.put(Objects.requireNonNull(known.get(target)), Optional.of(new Upserted<>(outcome, row))));
            return byIndex;
        });
    }
}

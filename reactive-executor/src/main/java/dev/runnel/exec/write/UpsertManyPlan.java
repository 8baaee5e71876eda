package dev.runnel.exec.write;

import dev.runnel.Upserted;
import dev.runnel.Upserted.Outcome;
import dev.runnel.error.RunnelException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.exec.write.UpsertPlan.Execution;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.planner.program.UpsertManyProgram;
import dev.runnel.schema.Field;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Lease;
import dev.runnel.spi.UpsertRows;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.UpsertMany;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Creates several rows, or updates the rows with the same targets, all or none: by one operation, by one for the existing and one for the new
 * rows, or one after the other. They are sent in the order of their targets, so that two programs lock rows in one order. A key-value store gets all items by one transact write.
 */
public final class UpsertManyPlan implements Plan {
    private final UpsertPlan each;
    private final Capabilities capabilities;
    private final Clock clock;

    private final @Nullable UpsertOperation atOnce;
    private final @Nullable ExistingRowsRead existing;
    private final @Nullable LockFirstUpsert lockFirst;

    /** The positions of the target in a new row. */
    private final int[] targetFields;

    /** The positions of the target in a returned row. */
    private final int[] targetCells;

    /** @param each the plan of the upsert of one row */
    public UpsertManyPlan(UpsertManyProgram program, PlanContext preparation, UpsertPlan each) {
        Node node = program.each().create().nodes().get(0);
        this.atOnce = program.atOnce()
                .map(merge -> new UpsertOperation(merge, node, preparation))
                .orElse(null);
        Optional<ExistingRowsRead> read = program.existing().map(rows -> new ExistingRowsRead(rows, preparation));
        this.existing = read.orElse(null);
        this.lockFirst = read.flatMap(
                        rows -> program.lockFirst().map(parts -> new LockFirstUpsert(parts, preparation, each, rows)))
                .orElse(null);
        this.targetCells = program.atOnce()
                .filter(merge -> merge.known().isEmpty())
                .map(merge -> (UpsertRows) merge.write().operation().orElseThrow())
                .map(rows -> rows.target().stream()
                        .mapToInt(rows.returning()::indexOf)
                        .toArray())
                .orElse(new int[0]);
        this.targetFields = each.target().stream().mapToInt(Field::index).toArray();
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
                    ? written(target, executions)
                    : target.write(lease -> inOneTransact(lease, executions), false);
            return each.repeated(once, target);
        });
    }

    /** The executions of the rows. They have one time. The error of a row that is rejected has its index. */
    private List<Execution> executions(BoundStatement<?> request) {
        UpsertMany upserts = (UpsertMany) request.shape();
        Clock fixed = DefaultValues.fixed(clock);
        List<@Nullable Object[]> rows = rows(request);
        try {
            return each.executions(upserts.each(), rows, fixed);
        } catch (RunnelException rejected) {
            for (int i = 0; i < rows.size(); i++) {
                requireValid(upserts.each(), rows.get(i), i, fixed);
            }
            throw rejected;
        }
    }

    private void requireValid(Upsert upsert, @Nullable Object[] row, int index, Clock fixed) {
        try {
            each.executions(upsert, Collections.singletonList(row), fixed);
        } catch (RunnelException rejected) {
            throw rejected.with("index", Integer.toString(index));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object[]> rows(BoundStatement<?> request) {
        return (List<@Nullable Object[]>) Objects.requireNonNull(request.values()[0]);
    }

    /**
     * One operation that writes each row needs no transaction. A transaction of its own needs a savepoint only after it was rolled back, since the rows
     * could not be written together.
     */
    private Mono<List<Object>> written(ExecutionTarget target, List<Execution> executions) {
        List<Integer> order = byTarget(executions);
        Mono<List<Object>> undoable = target.write(lease -> inOrder(lease, executions, order), true);
        return target.isRepeatable() && canWriteTogether(executions)
                ? target.write(
                                lease -> together(lease, executions, order).switchIfEmpty(Mono.error(TooFewRows::new)),
                                !isAtomic(executions))
                        .onErrorResume(
                                error -> error instanceof TooFewRows || each.isTargetTaken(error), few -> undoable)
                : undoable;
    }

    private Mono<List<Object>> inOrder(Lease lease, List<Execution> executions, List<Integer> order) {
        List<Optional<Upserted<Object>>> rows =
                new ArrayList<>(Collections.nCopies(executions.size(), Optional.empty()));
        Mono<List<Object>> written = Flux.fromIterable(order)
                .concatMap(
                        i -> each.on(lease, executions.get(i))
                                .doOnNext(row -> rows.set(i, row))
                                .onErrorMap(error -> UpdateManyPlan.withIndex(i, error)),
                        0)
                .then(Mono.fromSupplier(() -> results(rows)));
        Mono<List<Object>> first = canWriteTogether(executions)
                ? undoneIfEmpty(lease, Mono.defer(() -> together(lease, executions, order)))
                : Mono.empty();
        return UpdateManyPlan.undoneIfTooFew(lease, first.switchIfEmpty(written));
    }

    private boolean canWriteTogether(List<Execution> executions) {
        return isOneOperation(executions) || lockFirst != null && executions.size() > 1;
    }

    private boolean isAtomic(List<Execution> executions) {
        return isOneOperation(executions)
                && Objects.requireNonNull(atOnce).isAtomic()
                && executions.size() <= capabilities.writes().maxAtomicInsertRows();
    }

    private boolean isOneOperation(List<Execution> executions) {
        return atOnce != null
                && executions.stream().allMatch(each::isMergeable)
                && atOnce.takes(executions.stream().map(Execution::row).toList());
    }

    /** Writes the rows together. Emits nothing if a row was not written since it is stale. */
    private Mono<List<Object>> together(Lease lease, List<Execution> executions, List<Integer> order) {
        return isOneOperation(executions)
                ? atOnce(lease, Objects.requireNonNull(atOnce), executions, order)
                : Objects.requireNonNull(lockFirst)
                        .run(lease, executions, order)
                        .map(this::results);
    }

    private Mono<List<Object>> undoneIfEmpty(Lease lease, Mono<List<Object>> rows) {
        return rows.onErrorResume(each::isTargetTaken, taken -> Mono.empty())
                .switchIfEmpty(Mono.defer(() -> UpdateManyPlan.undo(lease).then(Mono.empty())));
    }

    /** The results of the rows that are returned. */
    private List<Object> results(List<Optional<Upserted<Object>>> rows) {
        return rows.stream().flatMap(Optional::stream).map(each::result).toList();
    }

    /**
     * Emits nothing if a row was not returned since it is stale. A row that the statement keeps is not returned, and is read if its result requires
     * it.
     */
    private Mono<List<Object>> atOnce(
            Lease lease, UpsertOperation operation, List<Execution> executions, List<Integer> order) {
        List<PendingRow> rows = order.stream().map(i -> executions.get(i).row()).toList();
        return operation.rows(lease, executions.get(0).values(), rows).flatMap(written -> {
            if (operation.isKnown()) {
                return Mono.just(reordered(operation.records(written), order));
            }
            List<Upserted<Object>> upserted = operation.upserted(written);
            Map<@Nullable Object, Upserted<Object>> byTarget = new HashMap<>();
            for (int i = 0; i < written.size(); i++) {
                byTarget.put(RowKeys.of(written.get(i), targetCells), upserted.get(i));
            }
            List<Optional<Upserted<Object>>> found = executions.stream()
                    .map(execution -> Optional.ofNullable(byTarget.get(target(execution))))
                    .toList();
            long matched = found.stream().filter(Optional::isPresent).count();
            return matched == executions.size() || each.keepsRows() && matched == written.size()
                    ? withKept(lease, executions, found)
                    : Mono.empty();
        });
    }

    /** @param order the positions of the records in the result */
    private static List<Object> reordered(List<Object> records, List<Integer> order) {
        Object[] results = new Object[records.size()];
        for (int i = 0; i < results.length; i++) {
            results[order.get(i)] = records.get(i);
        }
        return Arrays.asList(results);
    }

    /** Reads the rows that were kept, if they are returned. Emits nothing if one of them is deleted meanwhile. */
    private Mono<List<Object>> withKept(
            Lease lease, List<Execution> executions, List<Optional<Upserted<Object>>> written) {
        ExistingRowsRead rows = existing;
        if (rows == null || !each.returnsKept()) {
            return Mono.just(results(written));
        }
        List<Object> kept = IntStream.range(0, written.size())
                .filter(i -> written.get(i).isEmpty())
                .mapToObj(i -> target(executions.get(i)))
                .toList();
        return rows.records(lease, kept)
                .filter(records -> records.size() == kept.size())
                .map(records -> IntStream.range(0, written.size())
                        .mapToObj(i -> written.get(i)
                                .or(() -> Optional.of(new Upserted<>(
                                        Outcome.KEPT, Objects.requireNonNull(records.get(target(executions.get(i))))))))
                        .toList())
                .map(this::results);
    }

    private Object target(Execution execution) {
        return Objects.requireNonNull(RowKeys.of(execution.row().cells(), targetFields));
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

package dev.runnel.exec.write;

import dev.runnel.MutationResult;
import dev.runnel.error.RunnelException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.LeasedTarget;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RangeChecks;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.UpdateManyProgram;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Lease;
import dev.runnel.spi.UpdateCount;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.UpdateMany;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Updates several rows, all or none: by one operation, or row after row if the database has none. A savepoint undoes the updates if a row is
 * missing or stale, so an open transaction continues. The error has the index of the first such row.
 */
public final class UpdateManyPlan implements Plan {
    private static final String SAVEPOINT = "runnel_many";

    private final Program program;
    private final Plan each;
    private final @Nullable LazyOperation atOnce;
    private final RangeChecks ranges;
    private final Capabilities capabilities;
    private final Clock clock;

    /** @param each the plan of the update of one row */
    public UpdateManyPlan(UpdateManyProgram program, PlanContext preparation, Plan each) {
        this.program = program.each();
        this.each = each;
        this.atOnce = program.atOnce().map(preparation::operation).orElse(null);
        this.ranges = new RangeChecks(this.program.ranged());
        this.capabilities = preparation.capabilities();
        this.clock = preparation.options().clock();
    }

    @Override
    public void check(BoundStatement<?> request) {
        rows(request);
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        return Mono.defer(() -> {
            Rows rows = rows(request);
            if (!capabilities.writes().relational()) {
                return target.write(lease -> inOneTransact(lease, rows), false);
            }
            return rows.size() == 1 ? target.write(lease -> inOrder(lease, rows, 0), false) : allOrNone(target, rows);
        });
    }

    /** The values of the rows. They have one time. */
    private Rows rows(BoundStatement<?> request) {
        List<@Nullable Object[]> given = given(request);
        Clock fixed = DefaultValues.fixed(clock);
        List<@Nullable Object[]> all = new ArrayList<>(given.size());
        for (Object[] row : given) {
            Object[] values = DefaultValues.withOnUpdateValues(row, program.onUpdate(), fixed);
            try {
                ranges.check(values, capabilities);
            } catch (RunnelException outOfRange) {
                throw outOfRange.with("index", Integer.toString(all.size()));
            }
            all.add(values);
        }
        return new Rows(((UpdateMany) request.shape()).each(), all);
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object[]> given(BoundStatement<?> request) {
        return (List<@Nullable Object[]>) Objects.requireNonNull(request.values()[0]);
    }

    /** Rows of the list, each by the values of its update. */
    private record Rows(Update each, List<@Nullable Object[]> values) {
        int size() {
            return values.size();
        }

        BoundStatement<?> update(int row) {
            return new BoundStatement<>(each, values.get(row), null);
        }

        Rows from(int first, int end) {
            return new Rows(each, values.subList(first, end));
        }
    }

    private Mono<Object> inOneTransact(Lease lease, Rows rows) {
        ItemWrites items = (ItemWrites) each;
        return ItemWriteSequence.run(
                        lease,
                        items.transact(),
                        rows.size(),
                        i -> items.prepare(lease, rows.update(i)),
                        UpdateManyPlan::withIndex)
                .map(WriteSequencePlan::sum);
    }

    /** A transaction of its own needs a savepoint only after it was rolled back, since a row is missing or stale. */
    private Mono<Object> allOrNone(ExecutionTarget target, Rows rows) {
        LazyOperation operation = atOnce;
        Mono<Object> undoable = target.write(lease -> allOrNone(lease, rows), true);
        return operation == null || !target.isRepeatable()
                ? undoable
                : target.write(lease -> all(lease, operation, rows).switchIfEmpty(Mono.error(TooFewRows::new)), true)
                        .onErrorResume(TooFewRows.class, few -> undoable);
    }

    private Mono<Object> allOrNone(Lease lease, Rows rows) {
        return undoneIfTooFew(lease, Mono.defer(() -> {
            LazyOperation operation = atOnce;
            return operation == null ? inOrder(lease, rows, 0) : atOnce(lease, operation, rows);
        }));
    }

    /** Runs writes in a savepoint, which undoes them if a row is missing or stale. */
    static <T> Mono<T> undoneIfTooFew(Lease lease, Mono<T> writes) {
        return lease.savepoint(SAVEPOINT)
                .then(writes)
                .flatMap(result -> lease.releaseSavepoint(SAVEPOINT).thenReturn(result))
                .onErrorResume(
                        WriteSequencePlan::matchedTooFew,
                        error -> lease.rollbackTo(SAVEPOINT).then(Mono.error(error)));
    }

    /** If too few rows match, the first row that does not is looked for. */
    private Mono<Object> atOnce(Lease lease, LazyOperation operation, Rows rows) {
        return all(lease, operation, rows)
                .switchIfEmpty(Mono.defer(() -> firstFailing(lease, operation, rows, 0, rows.size())));
    }

    /** Updates the rows; empty if a row is missing or stale. */
    private static Mono<Object> all(Lease lease, LazyOperation operation, Rows rows) {
        return matched(lease, operation, rows)
                .filter(matched -> matched == rows.size())
                .map(matched -> new MutationResult(matched, OptionalLong.empty()));
    }

    private static Mono<Long> matched(Lease lease, LazyOperation operation, Rows rows) {
        return lease.run(operation.compiled(), new Object[] {rows.values()}).map(UpdateCount::matched);
    }

    /** Undoes the writes since the savepoint. */
    static Mono<Void> undo(Lease lease) {
        return lease.rollbackTo(SAVEPOINT).then(Mono.defer(() -> lease.savepoint(SAVEPOINT)));
    }

    /**
     * Fails with the error of the first row that is missing or stale, one of those from {@code from} to {@code to}. A row is updated after those
     * before it, as in the list. If another program has written it meanwhile and it is neither, row after row is updated again.
     */
    private Mono<Object> firstFailing(Lease lease, LazyOperation operation, Rows rows, int from, int to) {
        if (to - from == 1) {
            return matchedAgain(lease, operation, rows.from(0, from))
                    .then(Mono.defer(() -> inOrder(lease, rows.from(from, to), from)))
                    .then(Mono.defer(() -> undo(lease)))
                    .then(Mono.defer(() -> inOrder(lease, rows, 0)));
        }
        int middle = (from + to) >>> 1;
        return matchedAgain(lease, operation, rows.from(0, middle))
                .flatMap(matched -> matched == middle
                        ? firstFailing(lease, operation, rows, middle, to)
                        : firstFailing(lease, operation, rows, from, middle));
    }

    /** Updates the first rows of the list instead of those that the savepoint has seen. */
    private static Mono<Long> matchedAgain(Lease lease, LazyOperation operation, Rows rows) {
        return undo(lease)
                .then(Mono.defer(() -> rows.values().isEmpty() ? Mono.just(0L) : matched(lease, operation, rows)));
    }

    /** @param first the index of the first row */
    private Mono<Object> inOrder(Lease lease, Rows rows, int first) {
        return Flux.range(0, rows.size())
                .concatMap(
                        i -> each.single(rows.update(i), new LeasedTarget(lease))
                                .onErrorMap(error -> withIndex(first + i, error)),
                        0)
                .collectList()
                .map(WriteSequencePlan::sum);
    }

    /** Adds the index of a row to the error of its write. */
    static Throwable withIndex(int index, Throwable error) {
        return error instanceof RunnelException failed ? failed.with("index", Integer.toString(index)) : error;
    }
}

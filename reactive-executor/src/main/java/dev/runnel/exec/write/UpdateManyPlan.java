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
        requests(request);
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        return Mono.defer(() -> {
            List<BoundStatement<?>> requests = requests(request);
            if (!capabilities.writes().relational()) {
                return target.write(lease -> inOneTransact(lease, requests), false);
            }
            return requests.size() == 1
                    ? target.write(lease -> inOrder(lease, requests, 0), false)
                    : target.write(lease -> allOrNone(lease, requests), true);
        });
    }

    /** The updates of the rows. They have one time. */
    private List<BoundStatement<?>> requests(BoundStatement<?> request) {
        UpdateMany updates = (UpdateMany) request.shape();
        Clock fixed = DefaultValues.fixed(clock);
        List<BoundStatement<?>> requests = new ArrayList<>();
        for (Object[] row : rows(request)) {
            Object[] values = DefaultValues.withOnUpdateValues(row, program.onUpdate(), fixed);
            try {
                ranges.check(values, capabilities);
            } catch (RunnelException outOfRange) {
                throw outOfRange.with("index", Integer.toString(requests.size()));
            }
            requests.add(new BoundStatement<>(updates.each(), values, null));
        }
        return requests;
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object[]> rows(BoundStatement<?> request) {
        return (List<@Nullable Object[]>) Objects.requireNonNull(request.values()[0]);
    }

    private Mono<Object> inOneTransact(Lease lease, List<BoundStatement<?>> requests) {
        ItemWrites items = (ItemWrites) each;
        return ItemWriteSequence.run(
                        lease,
                        items.transact(),
                        requests.size(),
                        i -> items.prepare(lease, requests.get(i)),
                        UpdateManyPlan::withIndex)
                .map(WriteSequencePlan::sum);
    }

    private Mono<Object> allOrNone(Lease lease, List<BoundStatement<?>> requests) {
        return undoneIfTooFew(lease, Mono.defer(() -> {
            LazyOperation operation = atOnce;
            return operation == null ? inOrder(lease, requests, 0) : atOnce(lease, operation, requests);
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
    private Mono<Object> atOnce(Lease lease, LazyOperation operation, List<BoundStatement<?>> requests) {
        return matched(lease, operation, requests)
                .flatMap(matched -> matched == requests.size()
                        ? Mono.just(new MutationResult(matched, OptionalLong.empty()))
                        : firstFailing(lease, operation, requests, 0, requests.size()));
    }

    private static Mono<Long> matched(Lease lease, LazyOperation operation, List<BoundStatement<?>> requests) {
        Object[] values = {requests.stream().map(BoundStatement::values).toList()};
        return lease.run(operation.compiled(), values).map(UpdateCount::matched);
    }

    /** Undoes the writes since the savepoint. */
    static Mono<Void> undo(Lease lease) {
        return lease.rollbackTo(SAVEPOINT).then(Mono.defer(() -> lease.savepoint(SAVEPOINT)));
    }

    /**
     * Fails with the error of the first row that is missing or stale, one of those from {@code from} to {@code to}. A row is updated after those
     * before it, as in the list. If another program has written it meanwhile and it is neither, row after row is updated again.
     */
    private Mono<Object> firstFailing(
            Lease lease, LazyOperation operation, List<BoundStatement<?>> requests, int from, int to) {
        if (to - from == 1) {
            return matchedAgain(lease, operation, requests.subList(0, from))
                    .then(Mono.defer(() -> inOrder(lease, requests.subList(from, to), from)))
                    .then(Mono.defer(() -> undo(lease)))
                    .then(Mono.defer(() -> inOrder(lease, requests, 0)));
        }
        int middle = (from + to) >>> 1;
        return matchedAgain(lease, operation, requests.subList(0, middle))
                .flatMap(matched -> matched == middle
                        ? firstFailing(lease, operation, requests, middle, to)
                        : firstFailing(lease, operation, requests, from, middle));
    }

    /** Updates the first rows of the list instead of those that the savepoint has seen. */
    private static Mono<Long> matchedAgain(Lease lease, LazyOperation operation, List<BoundStatement<?>> requests) {
        return undo(lease)
                .then(Mono.defer(() -> requests.isEmpty() ? Mono.just(0L) : matched(lease, operation, requests)));
    }

    /** @param first the index of the first row */
    private Mono<Object> inOrder(Lease lease, List<BoundStatement<?>> requests, int first) {
        return Flux.range(0, requests.size())
                .concatMap(
                        i -> each.single(requests.get(i), new LeasedTarget(lease))
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

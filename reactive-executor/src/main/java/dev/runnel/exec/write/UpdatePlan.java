package dev.runnel.exec.write;

import dev.runnel.MutationResult;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.Schedule;
import dev.runnel.planner.program.UpdateProgram;
import dev.runnel.planner.program.WriteResult;
import dev.runnel.schema.Field;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.UpdateCount;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.And;
import dev.runnel.stmt.RowGuard;
import dev.runnel.stmt.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Updates or deletes rows by one statement. A guarded write that matches no row is followed by a read that finds out
 * why.
 */
public final class UpdatePlan implements Plan {
    private final WriteResult result;
    private final boolean transaction;
    private final @Nullable LazyOperation operation;
    private final @Nullable LazyOperation existenceCheck;
    private final @Nullable ReturnedRows returned;
    private final int valueSlots;

    public UpdatePlan(UpdateProgram program, PlanContext preparation) {
        Schedule write = program.write();
        this.result = program.result();
        this.transaction = program.transaction();
        this.operation = write.operation().map(preparation::operation).orElse(null);
        this.existenceCheck =
                program.existenceCheck().map(preparation::operation).orElse(null);
        this.returned = result.record()
                .map(record -> new ReturnedRows(write, write.width(), record, preparation))
                .orElse(null);
        this.valueSlots = program.valueSlots();
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        LazyOperation change = operation;
        ReturnedRows rows = returned;
        if (change == null) {
            return result.single()
                    ? Mono.error(notFound(request, result))
                    : Mono.just(rows == null ? mutationResult(UpdateCount.matched(0), result) : List.of());
        }
        if (rows != null) {
            return target.write(
                    lease -> records(lease, change, request, rows).map(records -> {
                        requireFound(records.size(), request);
                        return result.listed() ? records : records.get(0);
                    }),
                    transaction);
        }
        return target.write(
                lease -> outcome(lease, change, request).map(outcome -> {
                    requireFound(outcome.matched(), request);
                    return mutationResult(outcome, result);
                }),
                transaction);
    }

    private void requireFound(long rows, BoundStatement<?> request) {
        if (result.single() && rows == 0) {
            throw notFound(request, result);
        }
    }

    /** Returns the records. They are decoded in the driver's callback if no eager relation must be loaded. */
    private Mono<List<Object>> records(
            Lease lease, LazyOperation change, BoundStatement<?> request, ReturnedRows returned) {
        if (returned.areComplete()) {
            return rows(lease, change, request, request.values(), returned.record())
                    .collectList();
        }
        Object[] values = ParameterSlots.slots(request.values(), valueSlots);
        return rows(lease, change, request, values, returned.cells())
                .collectList()
                .flatMap(rows -> returned.load(lease, values, rows))
                .map(returned::records);
    }

    private <T> Flux<T> rows(
            Lease lease,
            LazyOperation change,
            BoundStatement<?> request,
            @Nullable Object[] values,
            RowReader<T> reader) {
        Flux<T> rows = lease.rows(change.compiled(), values, reader);
        LazyOperation check = existenceCheck;
        return check == null ? rows : rows.switchIfEmpty(noRowMatched(lease, check, request));
    }

    private Mono<UpdateCount> outcome(Lease lease, LazyOperation change, BoundStatement<?> request) {
        Mono<UpdateCount> outcome = lease.run(change.compiled(), request.values());
        LazyOperation check = existenceCheck;
        return check == null
                ? outcome
                : outcome.filter(done -> done.matched() > 0).switchIfEmpty(noRowMatched(lease, check, request));
    }

    /**
     * Finds out why a versioned write matched no row: {@code OptimisticLockException} if the row exists, otherwise
     * {@code NotFoundException}.
     */
    private <T> Mono<T> noRowMatched(Lease lease, LazyOperation existenceCheck, BoundStatement<?> request) {
        return Mono.defer(() -> lease.rows(existenceCheck.compiled(), request.values(), row -> true)
                .count()
                .flatMap(found -> Mono.error(found > 0 ? optimisticLockFailed(request) : notFound(request, result))));
    }

    /** The result of a write. A delete changes every row that it matches. */
    static MutationResult mutationResult(UpdateCount outcome, WriteResult result) {
        boolean known = result.deletes() || outcome.matched() == 0;
        return new MutationResult(outcome.matched(), known ? OptionalLong.of(outcome.matched()) : outcome.changed());
    }

    /** The row does not satisfy the guard. */
    static OptimisticLockException optimisticLockFailed(BoundStatement<?> request) {
        return isGuardedByVersion(request)
                ? new OptimisticLockException("the row has another version than the record: another write came first")
                        .with("model", request.shape().subject())
                        .hint("read the record again, and repeat the change on it")
                : new OptimisticLockException(
                                "the row does not satisfy onlyIf(…), or has another version than the record")
                        .with("model", request.shape().subject())
                        .hint("read the record again, and decide whether the change still applies");
    }

    /** Whether the guard is the version of the record alone. */
    static boolean isGuardedByVersion(BoundStatement<?> request) {
        Optional<ModelExpr> guard =
                request.shape() instanceof Update update ? update.guard() : ((Delete) request.shape()).guard();
        return guard.filter(RowGuard::isVersion).isPresent();
    }

    static NotFoundException notFound(BoundStatement<?> request, WriteResult result) {
        String model = request.shape().subject();
        return isScoped(request)
                ? new NotFoundException("no row of the query has this key", key(request, result))
                        .with("model", model)
                        .hint("the row belongs to another record, was deleted or was never created; key() of this error"
                                + " returns the key")
                : new NotFoundException("no row has this key", key(request, result))
                        .with("model", model)
                        .hint("the row was deleted or was never created; key() of this error returns the key");
    }

    /** Whether the filter has conditions besides the key: the conditions of the query in which the row is looked up. */
    private static boolean isScoped(BoundStatement<?> request) {
        ModelExpr filter =
                request.shape() instanceof Update update ? update.filter() : ((Delete) request.shape()).filter();
        int terms = filter instanceof And and ? and.terms().size() : 1;
        return terms > request.shape().model().orElseThrow().key().size();
    }

    /** The key of the row, as Java values. */
    private static List<Object> key(BoundStatement<?> request, WriteResult result) {
        List<Object> key = new ArrayList<>();
        for (Field field : result.key()) {
            key.add(field.decode(request.values()[key.size()]));
        }
        return key;
    }
}

package dev.runnel.exec.write;

import dev.runnel.MutationResult;
import dev.runnel.error.ConflictException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.error.RunnelException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.LeasedTarget;
import dev.runnel.exec.lease.PartialWriteException;
import dev.runnel.exec.plan.BufferedRows;
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
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.RowGuard;
import dev.runnel.stmt.Update;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Updates or deletes rows by one statement. A guarded write that matches no row is followed by a read that finds out
 * why. An update of one row that skips an equal one reads it then.
 */
public final class UpdatePlan implements Plan, StagedPlan {
    private final WriteResult result;
    private final boolean transaction;
    private final @Nullable LazyOperation operation;
    private final @Nullable LazyOperation existenceCheck;
    private final @Nullable LazyOperation unchanged;
    private final @Nullable ReturnedRows returned;
    private final int valueSlots;

    public UpdatePlan(UpdateProgram program, PlanContext preparation) {
        Schedule write = program.write();
        this.result = program.result();
        this.transaction = program.transaction();
        this.operation = write.operation().map(preparation::operation).orElse(null);
        this.existenceCheck =
                program.existenceCheck().map(preparation::operation).orElse(null);
        this.unchanged = program.unchanged().map(preparation::operation).orElse(null);
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
            return result.required() == RequiredRows.ONE
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
                transaction || requiredRows(request) > 1);
    }

    @Override
    public Mono<Written> write(Lease lease, BoundStatement<?> request, Clock fixed) {
        LazyOperation change = operation;
        ReturnedRows rows = returned;
        if (change == null || rows == null || rows.areComplete()) {
            return single(request, new LeasedTarget(lease)).map(Written::of);
        }
        Object[] values = ParameterSlots.slots(request.values(), valueSlots);
        return rows(lease, change, request, values, rows.cells()).collectList().map(written -> {
            requireFound(written.size(), request);
            return new Written(
                    List.of(),
                    later -> rows.load(later, values, written)
                            .map(rows::records)
                            .map(records -> result.listed() ? records : records.get(0)));
        });
    }

    private void requireFound(long rows, BoundStatement<?> request) {
        if (result.required() == RequiredRows.ONE && rows == 0) {
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
        LazyOperation equal = unchanged;
        if (equal != null) {
            rows = rows.switchIfEmpty(Flux.defer(() -> lease.rows(equal.compiled(), values, reader)));
        }
        LazyOperation check = existenceCheck;
        return check == null ? rows : rows.switchIfEmpty(noRowMatched(lease, check, request));
    }

    private Mono<UpdateCount> outcome(Lease lease, LazyOperation change, BoundStatement<?> request) {
        Mono<UpdateCount> outcome = lease.run(change.compiled(), request.values());
        LazyOperation check = existenceCheck;
        return check == null
                ? outcome
                : result.required() == RequiredRows.EACH
                        ? outcome.flatMap(done -> done.matched() >= requiredRows(request)
                                ? Mono.just(done)
                                : keyMissing(lease, check, request, done.matched()))
                        : outcome.filter(done -> done.matched() > 0).switchIfEmpty(noRowMatched(lease, check, request));
    }

    /** The number of rows that the write requires at least, if it requires one for each key; otherwise 1. */
    int requiredRows(BoundStatement<?> request) {
        return result.required() == RequiredRows.EACH
                ? RequiredKeys.of(request, result).size()
                : 1;
    }

    /** The error of a write that was not run, since fewer rows than required satisfy its condition. */
    <T> Mono<T> requiredRowMissing(Lease lease, BoundStatement<?> request) {
        LazyOperation check = existenceCheck;
        return check == null ? Mono.error(notFound(request, List.of())) : keyMissing(lease, check, request, 0);
    }

    /**
     * Finds out which of the required rows is missing; if none is, one of them does not satisfy the guard. The rows that the write has changed may not
     * satisfy its filter any more. Then the missing key is not known.
     */
    private <T> Mono<T> keyMissing(Lease lease, LazyOperation existenceCheck, BoundStatement<?> request, long matched) {
        int width = result.key().size();
        int[] cells = IntStream.range(0, width).toArray();
        return lease.rows(existenceCheck.compiled(), request.values(), BufferedRows.copies(width, width))
                .collectList()
                .flatMap(rows -> {
                    RequiredKeys required = RequiredKeys.of(request, result);
                    boolean departed = matched > 0 && departFromFilter(request);
                    boolean missing = rows.size() + (departed ? matched : 0) < required.size();
                    RunnelException error = missing
                            ? notFound(
                                    request,
                                    departed
                                            ? List.of()
                                            : required.missingFrom(rows, cells).orElse(List.of()))
                            : optimisticLockFailed(request);
                    return Mono.error(matched == 0 ? error : new PartialWriteException(error));
                });
    }

    /** Whether the written rows do not satisfy the filter any more: they were deleted, or the filter reads an assigned field. */
    private static boolean departFromFilter(BoundStatement<?> request) {
        return !(request.shape() instanceof Update update)
                || update.assignments().stream().anyMatch(assignment -> reads(update.filter(), assignment.field()));
    }

    private static boolean reads(ModelExpr expr, Field field) {
        return expr.contains(part -> part instanceof FieldRef ref && ref.field().equals(field));
    }

    /**
     * Finds out why a write that its guard or its values may prevent matched no row: {@code NotFoundException} if the row does not exist. Otherwise
     * {@code OptimisticLockException}, or without a guard {@code ConflictException}: another program has changed the row since the write.
     */
    private <T> Mono<T> noRowMatched(Lease lease, LazyOperation existenceCheck, BoundStatement<?> request) {
        return Mono.defer(() -> lease.rows(existenceCheck.compiled(), request.values(), row -> true)
                .count()
                .flatMap(found -> Mono.error(
                        found == 0
                                ? notFound(request, result)
                                : unchanged == null || guard(request).isPresent()
                                        ? optimisticLockFailed(request)
                                        : changedMeanwhile(request))));
    }

    private static ConflictException changedMeanwhile(BoundStatement<?> request) {
        ConflictException conflict =
                new ConflictException("another program changed the row between two reads of this statement", null);
        conflict.with("model", request.shape().subject()).hint("run the statement again");
        return conflict;
    }

    /** The result of a write. */
    static MutationResult mutationResult(UpdateCount outcome, WriteResult result) {
        boolean known = result.changesEach() || outcome.matched() == 0;
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
        return guard(request).filter(RowGuard::isVersion).isPresent();
    }

    private static Optional<ModelExpr> guard(BoundStatement<?> request) {
        return request.shape() instanceof Update update ? update.guard() : ((Delete) request.shape()).guard();
    }

    static NotFoundException notFound(BoundStatement<?> request, WriteResult result) {
        return notFound(request, key(request, result));
    }

    /** @param key the key of the missing row, as Java values; empty if it is not known */
    static NotFoundException notFound(BoundStatement<?> request, List<Object> key) {
        String model = request.shape().subject();
        return isScoped(request)
                ? new NotFoundException("no row of the query has this key", key)
                        .with("model", model)
                        .hint("the row belongs to another record, was deleted or was never created" + keyHint(key))
                : new NotFoundException("no row has this key", key)
                        .with("model", model)
                        .hint("the row was deleted or was never created" + keyHint(key));
    }

    private static String keyHint(List<Object> key) {
        return key.isEmpty() ? "; read the rows again to find out which one" : "; key() of this error returns the key";
    }

    /** Whether the filter has conditions besides the key: the conditions of the query in which the row is looked up. */
    private static boolean isScoped(BoundStatement<?> request) {
        ModelExpr filter =
                request.shape() instanceof Update update ? update.filter() : ((Delete) request.shape()).filter();
        List<ModelExpr> terms = filter instanceof And and ? and.terms() : List.of(filter);
        boolean listed = terms.get(0) instanceof InList || terms.get(0) instanceof RowValueIn;
        return terms.size()
                > (listed ? 1 : request.shape().model().orElseThrow().key().size());
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

package dev.runnel.exec;

import dev.runnel.Db.PlanCacheStats;
import dev.runnel.DbOptions;
import dev.runnel.Statement;
import dev.runnel.companion.StatementParts;
import dev.runnel.error.LimitExceededException;
import dev.runnel.error.RunnelException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.LeasedTarget;
import dev.runnel.exec.lease.PartialWriteException;
import dev.runnel.exec.lease.StatementLimit;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanCache;
import dev.runnel.exec.write.DefaultValues;
import dev.runnel.exec.write.ItemBatch;
import dev.runnel.internal.BoundStatement;
import dev.runnel.spi.Capabilities;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Select;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/**
 * Executes a statement: looks up its plan, checks its values, and runs it on the target of the session. Errors before
 * any I/O are signals too, so a statement behaves the same at assembly and inside an operator.
 */
final class StatementExecutor {
    private final PlanCache plans;
    private final Capabilities capabilities;
    private final StatementLimit limit;
    private final Function<ModelStatement, String> explain;
    private final ConstraintColumns constraints;
    private final SuspectFields suspects;
    private final DbOptions options;

    StatementExecutor(
            PlanCache plans,
            Capabilities capabilities,
            StatementLimit limit,
            Function<ModelStatement, String> explain,
            ConstraintColumns constraints,
            SuspectFields suspects,
            DbOptions options) {
        this.plans = plans;
        this.capabilities = capabilities;
        this.limit = limit;
        this.explain = explain;
        this.constraints = constraints;
        this.suspects = suspects;
        this.options = options;
    }

    <T> Flux<T> stream(BoundStatement<T> request, BiFunction<ContextView, ModelStatement, ExecutionTarget> targets) {
        return limit.countWithin(Flux.<T>deferContextual(context ->
                        lookUpPlan(request).stream(request, target(request, targets.apply(context, request.shape()))))
                .onErrorMap(error -> failure(request, error)));
    }

    @SuppressWarnings("unchecked")
    <R> Mono<R> single(BoundStatement<?> request, BiFunction<ContextView, ModelStatement, ExecutionTarget> targets) {
        return limit.countWithin(
                Mono.<R>deferContextual(context -> (Mono<R>) run(request, targets, context, Plan::single))
                        .onErrorMap(error -> failure(request, error)));
    }

    @SuppressWarnings("unchecked")
    <R> Mono<R> inChunks(BoundStatement<?> request, BiFunction<ContextView, ModelStatement, ExecutionTarget> targets) {
        return limit.countWithin(
                Mono.<R>deferContextual(context -> (Mono<R>) run(request, targets, context, Plan::inChunks))
                        .onErrorMap(error -> failure(request, error)));
    }

    /** Executes two reads on one lease, the second one after the first one. */
    <A, B> Mono<Tuple2<A, B>> both(
            BoundStatement<?> first,
            BoundStatement<?> second,
            BiFunction<ContextView, ModelStatement, ExecutionTarget> targets) {
        return limit.countWithin(Mono.deferContextual(context -> {
                    Plan firstPlan = lookUpPlan(first);
                    Plan secondPlan = lookUpPlan(second);
                    ExecutionTarget target = target(first, targets.apply(context, first.shape()));
                    return target.read(lease -> {
                        LeasedTarget leased = new LeasedTarget(lease);
                        return StatementExecutor.<A>single(firstPlan, first, leased)
                                .flatMap(result -> StatementExecutor.<B>single(secondPlan, second, leased)
                                        .map(other -> Tuples.of(result, other)));
                    });
                })
                .onErrorMap(error -> failure(first, error)));
    }

    @SuppressWarnings("unchecked")
    private static <R> Mono<R> single(Plan plan, BoundStatement<?> request, ExecutionTarget target) {
        return (Mono<R>) plan.single(request, target);
    }

    /** Executes a batch with writes on a database without interactive transactions. Emits the results in the order of the statements. */
    Mono<List<Optional<Object>>> batch(
            List<BoundStatement<?>> requests, BiFunction<ContextView, ModelStatement, ExecutionTarget> targets) {
        return limit.countWithin(Mono.deferContextual(context -> {
            ItemBatch batch = new ItemBatch(requests.stream().map(this::part).toList(), options.clock());
            return batch.run(
                    targets.apply(context, requests.get(0).shape()), (i, error) -> failure(requests.get(i), error));
        }));
    }

    private ItemBatch.Part part(BoundStatement<?> request) {
        PlanCache.Entry entry = plans.entry(request.shape());
        BoundStatement<?> completed = withOnUpdateValues(entry, request);
        return new ItemBatch.Part(completed, checked(entry, completed));
    }

    String explain(Statement<?> statement) {
        return StatementParts.requests(statement).stream()
                .map(request -> explained(request.shape()))
                .collect(Collectors.joining("\n"));
    }

    private String explained(ModelStatement shape) {
        try {
            return explain.apply(shape);
        } catch (RuntimeException failed) {
            throw ErrorTranslation.during(shape, failed, ignored -> "");
        }
    }

    /** Whether the database has interactive transactions. */
    boolean transactional() {
        return capabilities.transactions().interactive();
    }

    /** Collects the values. Fails with {@code LimitExceededException} beyond the option {@code maxTransactionRows}. */
    <T> Mono<List<T>> collectBounded(Flux<T> values) {
        int maxTransactionRows = options.maxTransactionRows();
        return values.take(maxTransactionRows + 1L).collectList().map(all -> {
            if (all.size() > maxTransactionRows) {
                throw new LimitExceededException(
                                maxTransactionRows,
                                "maxTransactionRows",
                                "the transaction emits more values than it may buffer until COMMIT")
                        .hint("use transactionStreaming, which does not buffer, or raise the option");
            }
            return all;
        });
    }

    PlanCacheStats stats() {
        return plans.stats();
    }

    private Plan lookUpPlan(BoundStatement<?> request) {
        PlanCache.Entry entry = plans.entry(request.shape());
        return checked(entry, withOnUpdateValues(entry, request));
    }

    private Plan checked(PlanCache.Entry entry, BoundStatement<?> completed) {
        entry.ranges().check(completed.values(), capabilities);
        return entry.plan();
    }

    private static ExecutionTarget target(BoundStatement<?> request, ExecutionTarget target) {
        if (request.shape() instanceof Select select && select.lock() != null) {
            target.requireLockable();
        }
        return target;
    }

    /** Adds the values of on-update fields. */
    private <T> BoundStatement<T> withOnUpdateValues(PlanCache.Entry entry, BoundStatement<T> request) {
        return entry.onUpdate().isEmpty()
                ? request
                : request.withValues(
                        DefaultValues.withOnUpdateValues(request.values(), entry.onUpdate(), options.clock()));
    }

    /** Checks that the statement can be planned, has all required values, and that its values are in range. No I/O. */
    void check(Statement<?> statement) {
        StatementParts.requests(statement).forEach(this::check);
    }

    private void check(BoundStatement<?> request) {
        try {
            lookUpPlan(request).check(request);
        } catch (RuntimeException failed) {
            throw failure(request, failed);
        }
    }

    private Mono<?> run(
            BoundStatement<?> request,
            BiFunction<ContextView, ModelStatement, ExecutionTarget> targets,
            ContextView context,
            Execution execution) {
        PlanCache.Entry entry = plans.entry(request.shape());
        BoundStatement<?> completed = withOnUpdateValues(entry, request);
        return execution.run(
                checked(entry, completed), completed, target(request, targets.apply(context, request.shape())));
    }

    /** A way to execute a plan. */
    private interface Execution {
        Mono<?> run(Plan plan, BoundStatement<?> request, ExecutionTarget target);
    }

    private RunnelException failure(BoundStatement<?> request, Throwable thrown) {
        Throwable error = PartialWriteException.unwrap(thrown);
        return ErrorTranslation.during(
                request.shape(), suspects.withFieldNames(constraints.withColumnNames(error), request.shape()), explain);
    }
}

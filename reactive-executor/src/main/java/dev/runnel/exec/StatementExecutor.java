package dev.runnel.exec;

import dev.runnel.Db.PlanCacheStats;
import dev.runnel.DbOptions;
import dev.runnel.Statement;
import dev.runnel.companion.StatementParts;
import dev.runnel.error.LimitExceededException;
import dev.runnel.error.RunnelException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.StatementLimit;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanCache;
import dev.runnel.exec.write.DefaultValues;
import dev.runnel.internal.BoundStatement;
import dev.runnel.spi.Capabilities;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Select;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The way of every statement: its plan, its values checked, then run where the session says. What fails before any I/O is a
 * signal too, so that it does not matter whether a statement is run first or inside an operator.
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

    <T> Flux<T> stream(BoundStatement<T> request, BiFunction<ContextView, ModelStatement, ExecutionTarget> places) {
        return limit.countWithin(Flux.<T>deferContextual(context ->
                        lookUpPlan(request).stream(request, place(request, places.apply(context, request.shape()))))
                .onErrorMap(error -> failure(request, error)));
    }

    @SuppressWarnings("unchecked")
    <R> Mono<R> single(BoundStatement<?> request, BiFunction<ContextView, ModelStatement, ExecutionTarget> places) {
        return limit.countWithin(Mono.<R>deferContextual(context -> (Mono<R>) run(request, places, context))
                .onErrorMap(error -> failure(request, error)));
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
            throw ErrorTranslation.during(shape, failed, unexplained -> "");
        }
    }

    /** Whether there are transactions that a program can go on with. */
    boolean transactional() {
        return capabilities.transactions().interactive();
    }

    /** All values, unless there are more than may be held. */
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

    private Plan checked(PlanCache.Entry entry, BoundStatement<?> whole) {
        entry.ranges().check(whole.values(), capabilities);
        return entry.plan();
    }

    private static ExecutionTarget place(BoundStatement<?> request, ExecutionTarget place) {
        if (request.shape() instanceof Select select && select.lock() != null) {
            place.requireLockable();
        }
        return place;
    }

    /** With the values of the fields that it renews. */
    private <T> BoundStatement<T> withOnUpdateValues(PlanCache.Entry entry, BoundStatement<T> request) {
        return entry.renewed().isEmpty()
                ? request
                : request.withValues(DefaultValues.renewed(request.values(), entry.renewed(), options.clock()));
    }

    /** That a statement can be meant and done, has all it needs, and its values can be held. */
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
            BiFunction<ContextView, ModelStatement, ExecutionTarget> places,
            ContextView context) {
        PlanCache.Entry entry = plans.entry(request.shape());
        BoundStatement<?> whole = withOnUpdateValues(entry, request);
        return checked(entry, whole).single(whole, place(request, places.apply(context, request.shape())));
    }

    private RunnelException failure(BoundStatement<?> request, Throwable error) {
        return ErrorTranslation.during(
                request.shape(), suspects.named(constraints.named(error), request.shape()), explain);
    }
}

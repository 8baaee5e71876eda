package dev.runnel.exec.write;

import dev.runnel.MutationResult;
import dev.runnel.error.ConditionFailed;
import dev.runnel.error.NotFound;
import dev.runnel.exec.lease.Place;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.Preparation;
import dev.runnel.exec.plan.Rows;
import dev.runnel.exec.plan.Values;
import dev.runnel.exec.step.Body;
import dev.runnel.internal.Request;
import dev.runnel.planner.program.ChangeProgram;
import dev.runnel.planner.program.Completion;
import dev.runnel.schema.Field;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Outcome;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.And;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Updates or deletes rows by one operation. */
public final class ChangePlan implements Plan {
    private final boolean single;
    private final boolean listed;
    private final boolean transaction;
    private final @Nullable LazyOperation operation;
    private final @Nullable LazyOperation probe;
    private final @Nullable RowReader<Object> record;
    private final @Nullable Body completion;
    private final RowReader<@Nullable Object[]> cells;
    private final int valueSlots;

    public ChangePlan(ChangeProgram program, Preparation preparation) {
        this.single = program.single();
        this.listed = program.listed();
        this.transaction = program.transaction();
        this.operation = program.operation().map(preparation::operation).orElse(null);
        this.probe = program.probe().map(preparation::operation).orElse(null);
        this.record = program.record().map(preparation::records).orElse(null);
        Completion eager = program.completion();
        this.completion = eager.isNothing() ? null : new Body(eager, preparation);
        this.cells = Rows.copies(
                program.operation().map(change -> change.columns().size()).orElse(0), eager.width());
        this.valueSlots = program.valueSlots();
    }

    @Override
    public Mono<?> single(Request<?> request, Place place) {
        LazyOperation change = operation;
        RowReader<Object> reader = record;
        if (change == null) {
            return single
                    ? Mono.error(notFound(request))
                    : Mono.just(reader == null ? result(Outcome.matched(0), false) : List.of());
        }
        if (reader != null) {
            Body eager = completion;
            return eager != null
                    ? place.write(
                            lease -> completed(lease, change, request, eager)
                                    .map(rows -> given(Rows.read(rows, reader), request)),
                            true)
                    : place.write(
                            lease -> rows(lease, change, request, request.values(), reader)
                                    .collectList()
                                    .map(rows -> given(rows, request)),
                            transaction);
        }
        return place.write(
                lease -> outcome(lease, change, request).map(outcome -> {
                    requireFound(outcome.matched(), request);
                    return result(outcome, change.operation() instanceof DeleteRows);
                }),
                transaction);
    }

    private Object given(List<Object> rows, Request<?> request) {
        requireFound(rows.size(), request);
        return listed ? rows : rows.get(0);
    }

    private void requireFound(long rows, Request<?> request) {
        if (single && rows == 0) {
            throw notFound(request);
        }
    }

    private Mono<List<@Nullable Object[]>> completed(
            Lease lease, LazyOperation change, Request<?> request, Body eager) {
        Object[] values = Values.slots(request.values(), valueSlots);
        return rows(lease, change, request, values, cells)
                .collectList()
                .flatMap(rows -> eager.run(lease, values, rows, Long.MAX_VALUE));
    }

    private <T> Flux<T> rows(
            Lease lease, LazyOperation change, Request<?> request, @Nullable Object[] values, RowReader<T> reader) {
        Flux<T> rows = lease.rows(change.compiled(), values, reader);
        LazyOperation row = probe;
        return row == null ? rows : rows.switchIfEmpty(refusal(lease, row, request));
    }

    private Mono<Outcome> outcome(Lease lease, LazyOperation change, Request<?> request) {
        Mono<Outcome> outcome = lease.run(change.compiled(), request.values());
        LazyOperation row = probe;
        return row == null
                ? outcome
                : outcome.filter(done -> done.matched() > 0).switchIfEmpty(refusal(lease, row, request));
    }

    /** Why a guarded change found no row: it is not there, or holds something else. */
    private static <T> Mono<T> refusal(Lease lease, LazyOperation probe, Request<?> request) {
        return Mono.defer(() -> lease.rows(probe.compiled(), request.values(), row -> true)
                .count()
                .flatMap(found -> Mono.error(found > 0 ? conditionFailed(request) : notFound(request))));
    }

    /** @param removed whether the rows that matched are gone */
    static MutationResult result(Outcome outcome, boolean removed) {
        boolean known = removed || outcome.matched() == 0;
        return new MutationResult(outcome.matched(), known ? OptionalLong.of(outcome.matched()) : outcome.changed());
    }

    /** Another write came first. */
    static ConditionFailed conditionFailed(Request<?> request) {
        return new ConditionFailed("the row has another version than the record: another write came first")
                .with("model", request.shape().entity().name())
                .hint("read the record again, and repeat the change on it");
    }

    static NotFound notFound(Request<?> request) {
        String model = request.shape().entity().name();
        return terms(request).size() > request.shape().entity().key().size()
                ? new NotFound("no row of the query has this key", key(request))
                        .with("model", model)
                        .hint("the row belongs to another record, was deleted or was never created; key() of this error"
                                + " returns the key")
                : new NotFound("no row has this key", key(request))
                        .with("model", model)
                        .hint("the row was deleted or was never created; key() of this error returns the key");
    }

    /** The conditions of the filter: first those of the key, then those of the query that the row is looked for in. */
    private static List<ModelExpr> terms(Request<?> request) {
        ModelExpr filter =
                request.shape() instanceof Update update ? update.filter() : ((Delete) request.shape()).filter();
        return filter instanceof And and ? and.terms() : List.of(filter);
    }

    /** A single change compares the parts of the key first; where it does not, no row has what was given as a part. */
    private static List<Object> key(Request<?> request) {
        List<ModelExpr> terms = terms(request);
        List<Field> parts = request.shape().entity().key();
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i == terms.size()
                    || !(terms.get(i) instanceof Compare compare)
                    || !(compare.left() instanceof FieldRef compared)
                    || !compared.field().equals(parts.get(i))) {
                return List.of();
            }
            key.add(parts.get(i).decode(request.values()[i]));
        }
        return key;
    }
}

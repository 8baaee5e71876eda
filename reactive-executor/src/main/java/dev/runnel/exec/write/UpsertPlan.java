package dev.runnel.exec.write;

import dev.runnel.Upserted;
import dev.runnel.Upserted.Outcome;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.LeasedTarget;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RangeChecks;
import dev.runnel.exec.read.ReadPlan;
import dev.runnel.exec.write.ItemWrites.Prepared;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.UpsertProgram;
import dev.runnel.schema.Column;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Field;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Lease;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.IncomingValue;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.Upsert.Existing;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Creates a row, or updates, reads or keeps the row with the same target. Runs the one operation of the database if the row permits it.
 * Otherwise it runs the update or the read, then the insert if there was no row. An insert that meets another row of the target begins again:
 * another program inserted that row meanwhile.
 */
public final class UpsertPlan implements Plan {
    private static final int TRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private final UpsertProgram program;
    private final Capabilities capabilities;
    private final Clock clock;
    private final Table table;
    private final List<String> targetColumns;
    private final InsertPlan create;
    private final ReadPlan find;
    private final @Nullable Plan update;
    private final RangeChecks ranges;
    private final @Nullable UpsertOperation merge;

    /** @param update the plan of the update; empty if the existing row is kept */
    public UpsertPlan(UpsertProgram program, PlanContext preparation, Optional<Plan> update) {
        this.program = program;
        this.capabilities = preparation.capabilities();
        this.clock = preparation.options().clock();
        this.table = program.create().nodes().get(0).table();
        this.targetColumns = program.target().stream()
                .map(field -> table.columns().get(field.index()))
                .map(Column::name)
                .toList();
        this.create = new InsertPlan(program.create(), preparation);
        this.find = new ReadPlan(program.find(), preparation);
        this.update = update.orElse(null);
        this.ranges = new RangeChecks(checked().ranged());
        this.merge = program.merge()
                .map(operation ->
                        new UpsertOperation(operation, program.create().nodes().get(0), preparation))
                .orElse(null);
    }

    private Program checked() {
        return program.update().orElse(program.find());
    }

    /**
     * One execution.
     *
     * @param given the row without defaults
     * @param row the row with defaults
     * @param target the values of the target
     * @param changes the values of the update branch; null if there is none
     */
    record Execution(
            Upsert upsert,
            InsertRow given,
            PendingRow row,
            @Nullable Object[] target,
            @Nullable Object @Nullable [] changes) {
        /** The insert of the row with the defaults of this execution, so that each step and each try has the same. */
        BoundStatement<?> create() {
            return new BoundStatement<>(upsert.create(), new Object[] {List.of(withDefaults(given, row))}, null);
        }

        BoundStatement<?> find() {
            return new BoundStatement<>(upsert.find(), target, null);
        }

        BoundStatement<?> update() {
            return new BoundStatement<>(upsert.update().orElseThrow(), values(), null);
        }

        /** The values of the update branch, or of the read if there is none. */
        @Nullable
        Object[] values() {
            return changes == null ? target : changes;
        }
    }

    @Override
    public void check(BoundStatement<?> request) {
        execution(request, DefaultValues.fixed(clock));
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        return Mono.defer(() -> {
                    Execution execution = execution(request, DefaultValues.fixed(clock));
                    boolean merged = merge != null && meetsNoOther(execution.row());
                    return merged ? merged(merge, execution, target) : stepByStep(execution, target);
                })
                .flatMap(Mono::justOrEmpty)
                .map(this::result);
    }

    /** The result of a row that was written or is returned. */
    Object result(Upserted<Object> upserted) {
        return program.outcome() ? upserted : upserted.row();
    }

    // ---- parts of a statement of many rows

    /** The fields of the target. */
    List<Field> target() {
        return program.target();
    }

    /** Whether the new row can meet no row of another unique set, if the one operation of the database requires it. */
    boolean isMergeable(Execution execution) {
        return meetsNoOther(execution.row());
    }

    /**
     * Writes one row, on the lease of the statement. A row of the target that was inserted meanwhile is updated. Empty for a row that was kept and is
     * not returned.
     */
    Mono<Optional<Upserted<Object>>> on(Lease lease, Execution execution) {
        ExecutionTarget target = new LeasedTarget(lease);
        UpsertOperation operation = merge;
        return operation != null && meetsNoOther(execution.row())
                ? merged(operation, execution, target)
                : stepByStep(execution, target);
    }

    /** Returns the writes of one row in a key-value store: none if the row is kept. */
    Mono<Prepared> prepare(Lease lease, Execution execution) {
        return existingItem(lease, execution)
                .switchIfEmpty(Mono.defer(() -> create.prepare(lease, execution.create())
                        .map(prepared -> new Prepared(
                                prepared.writes(),
                                (write, refusal) ->
                                        targetTakenOr(prepared.refused().apply(write, refusal)),
                                later -> prepared.result()
                                        .apply(later)
                                        .map(row -> result(new Upserted<>(Outcome.CREATED, row)))))));
    }

    /** The writes of a row that exists; otherwise empty. */
    private Mono<Prepared> existingItem(Lease lease, Execution execution) {
        if (update == null) {
            return existing(lease, execution).map(this::unwritten);
        }
        return ((ItemWrites) update)
                .prepare(lease, execution.update())
                .filter(prepared -> !prepared.writes().isEmpty())
                .map(this::updated)
                .onErrorResume(
                        this::isKept, unsatisfied -> kept(lease, execution).map(this::unwritten));
    }

    /** The result of an update is a list of records. */
    private Prepared updated(Prepared prepared) {
        return new Prepared(
                prepared.writes(),
                prepared.refused(),
                lease -> prepared.result()
                        .apply(lease)
                        .map(records -> result(new Upserted<>(Outcome.UPDATED, ((List<?>) records).get(0)))));
    }

    private Prepared unwritten(Optional<Upserted<Object>> kept) {
        return new Prepared(
                List.of(),
                (write, refusal) -> new IllegalStateException("a row that is kept has no write"),
                lease -> Mono.justOrEmpty(kept).map(this::result));
    }

    private Throwable targetTakenOr(Throwable error) {
        return isTargetTaken(error) ? new TargetTaken() : error;
    }

    /** Returns the writer of the transact write of a key-value store. */
    TransactWriter transact() {
        return create.transact();
    }

    // ---- by one operation

    private Mono<Optional<Upserted<Object>>> merged(
            UpsertOperation operation, Execution execution, ExecutionTarget target) {
        Mono<Optional<Upserted<Object>>> once = target.write(
                lease -> operation
                        .record(lease, execution.values(), execution.row())
                        .map(Optional::of)
                        .switchIfEmpty(Mono.defer(() -> kept(lease, execution)))
                        .onErrorMap(this::isTargetTaken, TargetTaken::new),
                !operation.isOneStatement());
        return repeated(once, target);
    }

    /** The row exists and was neither inserted nor updated. Empty if it is not returned. */
    Mono<Optional<Upserted<Object>>> kept(Lease lease, Execution execution) {
        return switch (program.existing()) {
            case UPDATED -> Mono.error(UpdatePlan.optimisticLockFailed(execution.update()));
            case IGNORED -> Mono.just(Optional.empty());
            case UPDATED_IF -> program.outcome() ? read(lease, execution) : Mono.just(Optional.empty());
            case RETURNED -> read(lease, execution);
        };
    }

    /** The row that was kept. */
    private Mono<Optional<Upserted<Object>>> read(Lease lease, Execution execution) {
        return found(lease, execution)
                .switchIfEmpty(Mono.error(TargetTaken::new))
                .map(row -> Optional.of(new Upserted<>(Outcome.KEPT, row)));
    }

    // ---- step by step

    private Mono<Optional<Upserted<Object>>> stepByStep(Execution execution, ExecutionTarget target) {
        boolean transaction = capabilities.transactions().interactive();
        return repeated(target.write(lease -> step(lease, execution), transaction), target);
    }

    private Mono<Optional<Upserted<Object>>> step(Lease lease, Execution execution) {
        return existing(lease, execution)
                .switchIfEmpty(Mono.defer(() -> create.single(execution.create(), new LeasedTarget(lease))
                        .map(row -> Optional.of(new Upserted<Object>(Outcome.CREATED, row)))
                        .onErrorMap(this::isTargetTaken, TargetTaken::new)));
    }

    /** The result if the row exists; otherwise empty. */
    private Mono<Optional<Upserted<Object>>> existing(Lease lease, Execution execution) {
        Plan change = update;
        if (change == null) {
            return program.existing() == Existing.RETURNED
                    ? found(lease, execution).map(row -> Optional.of(new Upserted<>(Outcome.KEPT, row)))
                    : found(lease, execution).filter(Boolean.TRUE::equals).map(exists -> Optional.empty());
        }
        return change.single(execution.update(), new LeasedTarget(lease))
                .map(rows -> (List<?>) rows)
                .onErrorResume(NotFoundException.class, none -> Mono.just(List.of()))
                .<Optional<Upserted<Object>>>flatMap(rows -> rows.isEmpty()
                        ? Mono.empty()
                        : Mono.just(Optional.of(new Upserted<>(Outcome.UPDATED, rows.get(0)))))
                .onErrorResume(this::isKept, unsatisfied -> kept(lease, execution));
    }

    /** Whether the row does not satisfy the condition of its update, and is kept. */
    private boolean isKept(Throwable error) {
        return error instanceof OptimisticLockException && program.existing() == Existing.UPDATED_IF;
    }

    /** Whether a row that the one operation neither inserts nor updates is kept; otherwise it is stale. */
    boolean keepsRows() {
        return program.existing() != Existing.UPDATED;
    }

    /** Whether the result contains an existing row that was kept. */
    boolean returnsKept() {
        return switch (program.existing()) {
            case UPDATED, IGNORED -> false;
            case UPDATED_IF -> program.outcome();
            case RETURNED -> true;
        };
    }

    /** The record of the existing row; for an upsert that ignores the row, whether it exists. */
    private Mono<Object> found(Lease lease, Execution execution) {
        return find.single(execution.find(), new LeasedTarget(lease)).map(row -> row);
    }

    // ---- races

    /** Another program inserted a row of the target meanwhile. */
    private static final class TargetTaken extends RuntimeException {
        TargetTaken() {
            super("a row of the target was inserted meanwhile", null, false, false);
        }

        TargetTaken(Throwable violated) {
            this();
        }
    }

    /** Whether a row of the target exists, which another program has inserted meanwhile. */
    boolean isTargetTaken(Throwable error) {
        return error instanceof TargetTaken
                || isUniqueViolation(error)
                        && error instanceof ConstraintViolationException violated
                        && (violated.constraint()
                                        .filter(program.constraint()::equals)
                                        .isPresent()
                                || violated.columns().equals(targetColumns));
    }

    private static boolean isUniqueViolation(Throwable error) {
        return error instanceof ConstraintViolationException violated
                && violated.kind() == ConstraintViolationException.Kind.UNIQUE;
    }

    /**
     * Inside a transaction of the application, a conflict has ended the transaction and is not repeated. The row that another program inserted
     * meanwhile may have the values of another unique set too, and a database may report that set instead of the target. So the first
     * violation of another set is repeated, and the second one is reported.
     */
    <T> Mono<T> repeated(Mono<T> once, ExecutionTarget target) {
        boolean conflicts = target.isRepeatable();
        Mono<T> attempt = conflicts ? once.onErrorResume(UpsertPlan::isUniqueViolation, violated -> once) : once;
        return attempt.retryWhen(Retry.backoff(TRIES - 1, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .filter(error -> error instanceof TargetTaken || conflicts && error instanceof ConflictException)
                .onRetryExhaustedThrow(
                        (spec, tries) -> tries.failure() instanceof TargetTaken ? targetTaken() : tries.failure()));
    }

    private ConflictException targetTaken() {
        ConflictException conflict =
                new ConflictException("other programs insert and delete the row of the target again and again", null);
        conflict.with("table", table.name()).hint("run the statement again");
        return conflict;
    }

    // ---- values

    /** @param fixed the time of the statement */
    Execution execution(BoundStatement<?> request, Clock fixed) {
        return executions((Upsert) request.shape(), Collections.singletonList(request.values()), fixed)
                .get(0);
    }

    /**
     * The executions of several rows.
     *
     * @param fixed the time of the statement
     */
    List<Execution> executions(Upsert upsert, List<@Nullable Object[]> values, Clock fixed) {
        InsertBatch batch = InsertBatch.of(
                program.create(),
                values.stream().map(UpsertPlan::row).toList(),
                capabilities,
                (field, initial) -> DefaultValues.value(field, initial, fixed));
        List<PendingRow> rows = batch.rows(program.create().nodes().get(0));
        List<Execution> executions = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            executions.add(execution(upsert, values.get(i), rows.get(i), fixed));
        }
        return executions;
    }

    private Execution execution(Upsert upsert, @Nullable Object[] given, PendingRow row, Clock fixed) {
        @Nullable Object[] target = new Object[program.target().size()];
        for (int i = 0; i < target.length; i++) {
            target[i] = row.cells()[program.target().get(i).index()];
        }
        @Nullable Object[] changes = upsert.update().isPresent() ? updateValues(given, target, row, fixed) : null;
        Execution execution = new Execution(upsert, row(given), row, target, changes);
        ranges.check(execution.values(), capabilities);
        return execution;
    }

    @SuppressWarnings("unchecked")
    private static InsertRow row(@Nullable Object[] values) {
        return ((List<InsertRow>) Objects.requireNonNull(values[0])).get(0);
    }

    private static InsertRow withDefaults(InsertRow given, PendingRow row) {
        InsertRow complete = given;
        for (Field field : given.entity().fields()) {
            Object cell = row.cells()[field.index()];
            if (given.value(field) == InsertRow.UNSET && field.initial() != null && cell != DefaultValues.GENERATED) {
                complete = complete.set(field, cell);
            }
        }
        return complete;
    }

    private @Nullable Object[] updateValues(
            @Nullable Object[] others, @Nullable Object[] target, PendingRow row, Clock fixed) {
        @Nullable
        Object[] values = ParameterSlots.slots(
                target, target.length + others.length - 1 + checked().onUpdate().size());
        for (int i = 1; i < others.length; i++) {
            Object value = others[i];
            values[target.length + i - 1] = value instanceof IncomingValue incoming ? incoming(incoming, row) : value;
        }
        DefaultValues.setOnUpdateValues(values, checked().onUpdate(), fixed);
        return values;
    }

    private static @Nullable Object incoming(IncomingValue value, PendingRow row) {
        Object cell = row.cells()[value.field().index()];
        if (cell instanceof BoundExpr || cell == DefaultValues.GENERATED) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_ASSIGNABLE,
                            "the update branch reads a field that the database computes for a new row")
                    .with("field", value.field().toString())
                    .hint("set the field to a value in the create branch");
        }
        return cell;
    }

    /** Whether the new row cannot meet a row by another unique set: a part of the set is NULL, generated, or a new UUID. */
    private boolean meetsNoOther(PendingRow row) {
        return program.others().isEmpty()
                || program.others().stream().allMatch(fields -> fields.stream().anyMatch(field -> isFresh(field, row)));
    }

    private static boolean isFresh(Field field, PendingRow row) {
        Object cell = row.cells()[field.index()];
        return cell == null
                || cell == DefaultValues.GENERATED
                || row.source().value(field) == InsertRow.UNSET
                        && (field.initial() == DefaultValue.GeneratedDefault.UUID_V4
                                || field.initial() == DefaultValue.GeneratedDefault.UUID_V7);
    }
}

package dev.runnel.companion;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.QueryState;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.IncomingValue;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.IsNull;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.stmt.Update.ResultKind;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.Upsert.Existing;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state of a generated upsert: its target, the fields of both branches, and the fields of each branch. Immutable. */
public final class UpsertState {
    final Entity entity;
    final List<Field> target;

    /** The target and the fields that both branches set to values. */
    final InsertRow shared;

    /** The fields that both branches compute, over the stored row. */
    private final SortedMap<Integer, BoundExpr> computed;

    /** The fields of the create branch. */
    final InsertRow created;

    /** The fields of the update branch. */
    final UpdateBuilder.UpdateState updated;

    /** The version that the existing row must have, or the condition that it must satisfy; null for any. */
    private final @Nullable BoundExpr guard;

    /** Whether a row that does not satisfy the guard is kept; otherwise it is an error. */
    private final boolean conditional;

    private UpsertState(
            Entity entity,
            List<Field> target,
            InsertRow shared,
            SortedMap<Integer, BoundExpr> computed,
            InsertRow created,
            UpdateBuilder.UpdateState updated,
            @Nullable BoundExpr guard,
            boolean conditional) {
        this.conditional = conditional;
        this.computed = computed;
        this.entity = entity;
        this.target = target;
        this.shared = shared;
        this.created = created;
        this.updated = updated;
        this.guard = guard;
    }

    /**
     * @param shared a row with the values of the target
     * @param guard the version that the existing row must have; null for any
     */
    static UpsertState of(Entity entity, List<Field> target, InsertRow shared, @Nullable BoundExpr guard) {
        return new UpsertState(
                entity,
                target,
                shared,
                new TreeMap<>(),
                InsertRow.of(entity),
                UpdateBuilder.ofAll(entity, new BoundExpr(ValueExpr.TRUE)),
                guard,
                false);
    }

    /** @param set the fields that the row has new values of */
    UpsertState withShared(List<Field> set, InsertRow row) {
        requireTarget(row);
        SortedMap<Integer, BoundExpr> others = new TreeMap<>(computed);
        set.forEach(field -> others.remove(field.index()));
        return new UpsertState(entity, target, row, others, created, updated, guard, conditional);
    }

    /** @param value an expression over the stored row, which builds on the value that was set before */
    UpsertState withComputed(Field field, LambdaScope scope, BoundExpr value) {
        UpdateBuilder.UpdateState changes = UpdateBuilder.ofAll(entity, new BoundExpr(ValueExpr.TRUE));
        BoundExpr earlier = computed.get(field.index());
        Object before = shared.value(field);
        if (earlier != null) {
            changes = changes.with(field, earlier);
        } else if (before != InsertRow.UNSET) {
            changes = changes.with(field, expr(field, before));
        }
        BoundExpr folded = Objects.requireNonNull(UpdateBuilder.changes(changes.compute(field, scope, value))
                        .of(field))
                .value();
        SortedMap<Integer, BoundExpr> all = new TreeMap<>(computed);
        all.put(field.index(), folded);
        return new UpsertState(entity, target, shared, all, created, updated, guard, conditional);
    }

    /** @throws InvalidStatementException when the row has another value in the target */
    private void requireTarget(InsertRow row) {
        for (Field field : target) {
            Object value = row.value(field);
            if (value != InsertRow.UNSET && !Objects.deepEquals(value, shared.value(field))) {
                throw new InvalidStatementException(
                                ErrorCode.NOT_ASSIGNABLE, "an upsert sets a field of its target to another value")
                        .with("field", field.toString())
                        .hint("leave the field out: the row has the value of the target");
            }
        }
        requireCompared(entity, target, row);
    }

    /** @throws InvalidStatementException when the row is not among those that a partial unique set compares */
    static void requireCompared(Entity entity, List<Field> target, InsertRow row) {
        entity.uniqueWhereNull(target).ifPresent(field -> {
            Object value = row.value(field);
            if (value != InsertRow.UNSET && value != null) {
                throw new InvalidStatementException(
                                ErrorCode.NOT_ASSIGNABLE,
                                "an upsert by a partial unique set sets the field that is NULL in its rows")
                        .with("field", field.toString())
                        .hint("set the field by an update, or create the row");
            }
        });
    }

    UpsertState withCreated(InsertRow row) {
        requireTarget(row);
        requireNoRelated(row);
        return new UpsertState(entity, target, shared, computed, row, updated, guard, conditional);
    }

    /** @throws InvalidStatementException when the row is created with related rows */
    static void requireNoRelated(InsertRow row) {
        for (Relation relation : row.entity().relations()) {
            if (!row.nested(relation).isEmpty()) {
                throw new InvalidStatementException(ErrorCode.NOT_ASSIGNABLE, "an upsert creates a related row")
                        .with("relation", relation.toString())
                        .hint("set a relation to an existing record, or create the related rows by a second statement");
            }
        }
    }

    UpsertState withUpdated(UpdateBuilder.UpdateState changes) {
        return new UpsertState(entity, target, shared, computed, created, changes, guard, conditional);
    }

    /** @param condition a condition over the stored row, and the row that the statement would create */
    UpsertState withCondition(LambdaScope stored, LambdaScope incoming, BoundExpr condition) {
        BoundExpr known = FieldSubstitution.incoming(incoming, condition);
        BoundExpr required = new BoundExpr(ModelExprs.bindScope(known.shape(), stored), known.values());
        BoundExpr all = guard == null
                ? required
                : new BoundExpr(
                        ModelExprs.and(guard.shape(), required.shape()),
                        BoundExpr.join(guard.values(), required.values()));
        return new UpsertState(entity, target, shared, computed, created, updated, all, true);
    }

    BoundStatement<?> request(Existing existing) {
        TreeMap<Integer, BoundExpr> changes = changes();
        List<InsertRow> rows = List.of(row());
        Object[] values = {rows};
        if (existing == Existing.UPDATED) {
            values = BoundExpr.join(values, guard == null ? BoundExpr.NO_VALUES : guard.values());
            for (BoundExpr change : changes.values()) {
                values = BoundExpr.join(values, change.values());
            }
        }
        Optional<Update> update = existing == Existing.UPDATED ? Optional.of(update(changes)) : Optional.empty();
        return new BoundStatement<>(
                new Upsert(
                        target,
                        Insert.shapeOf(entity, rows, false),
                        update,
                        find(changes, existing),
                        conditional && existing == Existing.UPDATED ? Existing.UPDATED_IF : existing,
                        false),
                values,
                null);
    }

    /** The fields of the update branch, by index: its own, then those of both branches. */
    private TreeMap<Integer, BoundExpr> changes() {
        TreeMap<Integer, BoundExpr> changes = new TreeMap<>();
        for (Field field : entity.fields()) {
            Object both = shared.value(field);
            if (both != InsertRow.UNSET && isUpdated(field)) {
                changes.put(field.index(), expr(field, both));
            }
        }
        changes.putAll(computed);
        UpdateBuilder.changes(updated)
                .forEach(change -> changes.put(change.field().index(), change.value()));
        return changes;
    }

    /**
     * The fields whose values an upsert without branches passes: those that its condition reads from the new row, or the version of its guard, and the
     * assigned fields that are not computed.
     */
    List<Optional<Field>> assignedFields() {
        List<Optional<Field>> fields = new ArrayList<>();
        if (guard != null && conditional) {
            fields.addAll(IncomingValue.fields(guard.values()));
        } else if (guard != null) {
            entity.fields().stream().filter(Field::isVersion).forEach(version -> fields.add(Optional.of(version)));
        }
        changes().forEach((index, value) -> {
            for (int i = 0; i < value.values().length; i++) {
                fields.add(Optional.of(entity.fields().get(index)));
            }
        });
        return fields;
    }

    /** The row of the create branch: its own fields, then those of both branches. */
    private InsertRow row() {
        boolean isShared = computed.isEmpty()
                && entity.fields().stream().allMatch(field -> created.value(field) == InsertRow.UNSET);
        if (isShared) {
            return shared;
        }
        InsertRow row = InsertRow.of(entity);
        for (Field field : entity.fields()) {
            Object own = created.value(field);
            BoundExpr expression = own == InsertRow.UNSET ? computed.get(field.index()) : null;
            Object value = own == InsertRow.UNSET ? shared.value(field) : own;
            if (expression != null) {
                row = SharedExpression.create(row, field, expression);
            } else if (value instanceof BoundExpr function) {
                row = row.compute(field, function);
            } else if (value != InsertRow.UNSET) {
                row = row.set(field, value);
            }
        }
        return row;
    }

    /** Returns whether a shared setter applies to the update branch: the target and the key identify the row. */
    private boolean isUpdated(Field field) {
        return !target.contains(field) && !entity.isKey(field) && !field.isVersion();
    }

    private static BoundExpr expr(Field field, @Nullable Object value) {
        return value instanceof BoundExpr computed
                ? computed
                : new BoundExpr(new ValueExpr(Value.Param.of(field.type())), new Object[] {value});
    }

    private Update update(TreeMap<Integer, BoundExpr> changes) {
        if (changes.isEmpty()) {
            throw new InvalidStatementException(ErrorCode.EMPTY_UPDATE, "the update branch of the upsert sets no field")
                    .with("model", entity.name())
                    .hint("call a setter or onUpdate(…), or end the statement with orGet() or orIgnore()");
        }
        List<Assignment> assignments = new ArrayList<>();
        changes.forEach(
                (index, value) -> assignments.add(new Assignment(entity.fields().get(index), value.shape())));
        return new Update(
                entity,
                isTarget(),
                Optional.ofNullable(guard).map(BoundExpr::shape),
                assignments,
                RequiredRows.ANY,
                ResultKind.MANY);
    }

    /** Reads the existing row, with the deferred fields that both branches set; only whether it exists if it is ignored. */
    private Select find(TreeMap<Integer, BoundExpr> changes, Existing existing) {
        QueryState row = QueryState.of(entity).filter(isTarget(), BoundExpr.NO_VALUES);
        if (existing == Existing.IGNORED) {
            return row.select(ResultMode.EXISTS, List.of());
        }
        List<Include> includes = changes.keySet().stream()
                .map(entity.fields()::get)
                .filter(Field::deferred)
                .<Include>map(field -> new Include.OfField(List.of(), field))
                .toList();
        return row.select(ResultMode.FIRST, List.of()).withIncludes(includes);
    }

    private ModelExpr isTarget() {
        Stream<ModelExpr> values = target.stream()
                .map(field -> new Compare(
                        CompareOp.EQ,
                        new FieldRef(Outer.OWN, List.of(), field),
                        new ValueExpr(Value.Param.of(field.type().asNonNull()))));
        Stream<ModelExpr> compared = entity.uniqueWhereNull(target).stream()
                .map(field -> new IsNull(new FieldRef(Outer.OWN, List.of(), field)));
        return Stream.concat(values, compared).reduce(ModelExprs::and).orElseThrow();
    }
}

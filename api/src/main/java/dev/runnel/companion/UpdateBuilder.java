package dev.runnel.companion;

import dev.runnel.CheckReturnValue;
import dev.runnel.ChunkedResult;
import dev.runnel.Condition;
import dev.runnel.Expr;
import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.ParameterBinding;
import dev.runnel.internal.QueryState;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ColumnAliases;
import dev.runnel.stmt.ForeignKeys;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterSlot;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.SharedColumnWrites;
import dev.runnel.stmt.StatementOptions;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.stmt.Update.ResultKind;
import dev.runnel.stmt.WrittenValue;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An update: a condition for its rows and the new values of their fields. Immutable. If a field is set twice, an expression that reads the field
 * builds on the value that was set before, and any other value replaces it. Relations that share a field have to set it to one value.
 *
 * @param <R> the type of the result
 * @param <S> the generated type
 * @param <L> the generated type with a list of records as its result
 */
@CheckReturnValue
public abstract class UpdateBuilder<R, S, L> extends ColumnWriter<S> implements Statement<R> {

    /** The state of a generated update. Immutable. */
    public static final class UpdateState {
        private final Rows rows;
        private final FieldChanges changes;
        private final SharedColumnWrites setBy;
        private final SortedMap<Integer, RelationChange> related;
        private final Clauses clauses;

        /**
         * The rows of the update.
         *
         * @param guard the condition of the row of a record, besides its key
         * @param record the components of the record, by the index of the field; null for an update of a query
         */
        private record Rows(
                Entity entity,
                BoundExpr filter,
                @Nullable BoundExpr guard,
                @Nullable List<? extends @Nullable Object> record) {
            Rows onlyIf(BoundExpr condition) {
                return record == null
                        ? new Rows(entity, and(filter, condition), null, null)
                        : new Rows(entity, filter, guard == null ? condition : and(guard, condition), record);
            }

            Rows bind(ParameterBinding binding) {
                return new Rows(entity, binding.expr(filter), guard == null ? null : binding.expr(guard), record);
            }

            /** The values of the filter and the guard. */
            Object[] values() {
                return guard == null ? filter.values() : BoundExpr.join(filter.values(), guard.values());
            }

            private static BoundExpr and(BoundExpr a, BoundExpr b) {
                return new BoundExpr(ModelExprs.and(a.shape(), b.shape()), BoundExpr.join(a.values(), b.values()));
            }
        }

        /**
         * The clauses beside rows and values.
         *
         * @param skipped whether {@code ifPresent} skipped a setter
         * @param skippingEqual whether rows stay as they are that have every value already
         */
        private record Clauses(ResultKind result, boolean skipped, boolean skippingEqual, StatementOptions options) {}

        /** @param related the changes of relations, by the index of the relation */
        private UpdateState(
                Rows rows,
                FieldChanges changes,
                SharedColumnWrites setBy,
                SortedMap<Integer, RelationChange> related,
                Clauses clauses) {
            this.rows = rows;
            this.changes = changes;
            this.setBy = setBy;
            this.related = related;
            this.clauses = clauses;
        }

        /** An update without assignments. */
        private static UpdateState of(Rows rows) {
            return new UpdateState(
                    rows,
                    FieldChanges.NONE,
                    SharedColumnWrites.NOTHING,
                    Collections.emptySortedMap(),
                    new Clauses(
                            rows.record() == null ? ResultKind.COUNT : ResultKind.ONE,
                            false,
                            false,
                            StatementOptions.DEFAULT));
        }

        UpdateState with(Field field, BoundExpr value) {
            FieldChange before = changes.of(field);
            SharedColumnWrites components = setBy.and(rows.entity(), field, before != null && before.isSame(value));
            return new UpdateState(rows, changes.with(new FieldChange(field, value)), components, related, clauses);
        }

        UpdateState set(Field field, @Nullable Object value) {
            Object stored = value instanceof ParameterSlot slot && mayAssign(field)
                    ? slot.assignedTo(field)
                    : ColumnAliases.stored(rows.entity(), field, value);
            return with(field, new BoundExpr(new ValueExpr(Value.Param.of(field.type())), new Object[] {stored}));
        }

        /** Returns whether the field takes each value of a parameter, whatever the record and the other assignments are. */
        private boolean mayAssign(Field field) {
            return rows.record() == null && rows.entity().views().isEmpty() && changes.of(field) == null;
        }

        private UpdateState bind(ParameterBinding binding) {
            return new UpdateState(rows.bind(binding), changes.map(binding::expr), setBy, related, clauses);
        }

        UpdateState reference(Relation relation, List<? extends @Nullable Object> key) {
            UpdateState all = this;
            for (int i = 0; i < key.size(); i++) {
                Field field = rows.entity().field(relation.fields().get(i)).orElseThrow();
                FieldChange before = all.changes.of(field);
                if (before != null
                        && ForeignKeys.isInOther(rows.entity(), relation, field)
                        && !before.isValue(ParameterValues.encode(field, key.get(i)))) {
                    throw InsertRow.conflictingKey(relation, field);
                }
                all = all.set(field, key.get(i));
            }
            return all;
        }

        /** Returns this update with a change of the rows of a relation. */
        UpdateState relate(RelationChange change) {
            Relation relation = change.relation();
            if (rows.record() == null) {
                throw change.recordExpected();
            }
            if (relation.belongsTo()) {
                return owned(change);
            }
            SortedMap<Integer, RelationChange> all = new TreeMap<>(related);
            all.merge(relation.index(), change, RelationChange::then);
            return new UpdateState(rows, changes, setBy, all, clauses);
        }

        /** Sets the foreign key to that of a new row. A value that another relation has set is a part of its key. */
        private UpdateState owned(RelationChange change) {
            Relation relation = change.relation();
            InsertRow owner = change.created().get(0);
            List<Field> fields = ForeignKeys.fields(rows.entity(), relation);
            for (int i = 0; i < fields.size(); i++) {
                FieldChange before = changes.of(fields.get(i));
                if (before != null && ForeignKeys.isInOther(rows.entity(), relation, fields.get(i))) {
                    Field reference = reference(change, i);
                    Object known = owner.value(reference);
                    if (!(before.value().shape() instanceof ValueExpr)
                            || known != InsertRow.UNSET && !before.isValue(known)) {
                        throw InsertRow.conflictingKey(relation, fields.get(i));
                    }
                    owner = owner.set(reference, before.value().values()[0]);
                }
            }
            RelationChange created = RelationChange.create(relation, List.of(owner));
            UpdateState all = this;
            for (int i = 0; i < fields.size(); i++) {
                all = all.with(
                        fields.get(i),
                        new BoundExpr(
                                new ValueExpr(Value.Param.of(fields.get(i).type())),
                                new CreatedOwner(created, reference(change, i))));
            }
            return all;
        }

        private static Field reference(RelationChange change, int part) {
            return change.target()
                    .field(change.relation().references().get(part))
                    .orElseThrow();
        }

        /** The writes of this update in order: the rows that it belongs to, the row itself, unlinked, linked and new rows of its relations. */
        BoundStatement<?> request() {
            if (related.isEmpty() && !createsOwner()) {
                return update(Map.of());
            }
            WriteParts parts = new WriteParts();
            Map<RelationChange, Integer> owners = new LinkedHashMap<>();
            for (FieldChange change : changes) {
                CreatedOwner.of(change.value()).ifPresent(owner -> {
                    requireWholeKey(owner.change());
                    owners.computeIfAbsent(
                            owner.change(),
                            created -> parts.add(
                                    BoundStatement.creating(created.created().get(0))));
                });
            }
            int row = parts.add(update(owners));
            if (!related.isEmpty()) {
                new RelatedWrites(rows.entity(), Objects.requireNonNull(rows.record()), this::assigned)
                        .addTo(parts, List.copyOf(related.values()));
            }
            return parts.statement(row);
        }

        private Optional<BoundExpr> assigned(Field field) {
            return Optional.ofNullable(changes.of(field)).map(FieldChange::value);
        }

        private boolean createsOwner() {
            for (int i = 0; i < changes.size(); i++) {
                if (CreatedOwner.of(changes.get(i).value()).isPresent()) {
                    return true;
                }
            }
            return false;
        }

        /** Rejects another value for a part of the foreign key. */
        private void requireWholeKey(RelationChange created) {
            for (Field field : ForeignKeys.fields(rows.entity(), created.relation())) {
                if (assigned(field)
                        .flatMap(CreatedOwner::of)
                        .filter(owner -> owner.change() == created)
                        .isEmpty()) {
                    throw InsertRow.conflictingKey(created.relation(), field);
                }
            }
        }

        /** The update of the row itself. */
        private BoundStatement<?> update(Map<RelationChange, Integer> owners) {
            List<Assignment> assignments = new ArrayList<>(changes.size());
            for (FieldChange change : changes) {
                assignments.add(new Assignment(change.field(), change.value().shape()));
            }
            return new BoundStatement<>(
                    new Update(
                            rows.entity(),
                            rows.filter().shape(),
                            Optional.ofNullable(rows.guard()).map(BoundExpr::shape),
                            assignments,
                            RequiredRows.one(rows.record() != null),
                            clauses.result(),
                            clauses.skippingEqual(),
                            clauses.options()),
                    values(owners),
                    null);
        }

        /** The values of the update of the row itself, which refers to the writes of its new owners. */
        private Object[] values(Map<RelationChange, Integer> owners) {
            Object[] values = rows.values();
            int size = values.length;
            int at = size;
            for (int i = 0; i < changes.size(); i++) {
                size += changes.get(i).value().values().length;
            }
            values = Arrays.copyOf(values, size);
            for (int i = 0; i < changes.size(); i++) {
                for (Object value : changes.get(i).value().values()) {
                    values[at++] = value instanceof CreatedOwner owner
                            ? new WrittenValue(Objects.requireNonNull(owners.get(owner.change())), 0, owner.reference())
                            : value;
                }
            }
            return values;
        }

        /**
         * Returns the values of this update if nothing else distinguishes it from the update of another record, regardless of the result; null
         * otherwise.
         */
        @Nullable
        Object[] valuesAs(Update other) {
            boolean same = related.isEmpty()
                    && !clauses.skippingEqual()
                    && rows.record() != null
                    && changes.size() == other.assignments().size()
                    && rows.filter().shape().equals(other.filter())
                    && Objects.equals(
                            rows.guard() == null ? null : rows.guard().shape(),
                            other.guard().orElse(null))
                    && !createsOwner();
            for (int i = 0; same && i < changes.size(); i++) {
                Assignment assignment = other.assignments().get(i);
                FieldChange change = changes.get(i);
                same = change.field().equals(assignment.field())
                        && change.value().shape().equals(assignment.value());
            }
            return same ? values(Map.of()) : null;
        }

        /** @param scope the scope of {@code fragment} */
        UpdateState compute(Field field, LambdaScope scope, BoundExpr fragment) {
            return compute(field, scope, scope, fragment);
        }

        /**
         * @param scope the scope of the row in {@code fragment}
         * @param incoming the scope of the row that an upsert would create; {@code scope} for an update
         */
        UpdateState compute(Field field, LambdaScope scope, LambdaScope incoming, BoundExpr fragment) {
            if (fragment.shape() instanceof ValueExpr) {
                return set(field, fragment.values()[0]);
            }
            ParameterValues.checkSameEncoding(field, fragment.shape());
            ColumnAliases.checkComputed(rows.entity(), field);
            DecimalScaleCheck.check(field, fragment);
            FixedLengthCheck.check(field, fragment);
            FieldChange before = changes.of(field);
            BoundExpr folded =
                    before == null ? fragment : FieldSubstitution.fold(field, scope, before.value(), fragment);
            BoundExpr value = incoming == scope ? folded : FieldSubstitution.incoming(incoming, folded);
            return with(field, new BoundExpr(ModelExprs.bindScope(value.shape(), scope), value.values()));
        }

        private UpdateState with(Clauses others) {
            return new UpdateState(rows, changes, setBy, related, others);
        }

        private UpdateState returning(ResultKind other) {
            return with(new Clauses(other, clauses.skipped(), clauses.skippingEqual(), clauses.options()));
        }

        private UpdateState with(StatementOptions others) {
            return with(new Clauses(clauses.result(), clauses.skipped(), clauses.skippingEqual(), others));
        }

        private UpdateState skipping() {
            return with(new Clauses(clauses.result(), true, clauses.skippingEqual(), clauses.options()));
        }

        private UpdateState skippingEqual() {
            return with(new Clauses(clauses.result(), clauses.skipped(), true, clauses.options()));
        }

        private UpdateState onlyIf(BoundExpr condition) {
            return new UpdateState(rows.onlyIf(condition), changes, setBy, related, clauses);
        }
    }

    private final UpdateState update;
    private final Function<UpdateState, ? extends UpdateBuilder<?, ?, L>> type;

    /**
     * @param update the state of the update
     * @param type the constructor of the generated type
     */
    protected UpdateBuilder(UpdateState update, Function<UpdateState, ? extends UpdateBuilder<?, ?, L>> type) {
        this.update = update;
        this.type = type;
    }

    /** Returns the state of an update of the rows of a query. */
    static UpdateState ofAll(Entity entity, BoundExpr filter) {
        return UpdateState.of(new UpdateState.Rows(entity, filter, null, null));
    }

    /** Returns the state of an update of the rows of a query with these options. */
    static UpdateState ofAll(Entity entity, BoundExpr filter, StatementOptions options) {
        return ofAll(entity, filter).with(options);
    }

    /** Returns the fields that the update sets. */
    static FieldChanges changes(UpdateState update) {
        return update.changes;
    }

    /**
     * Returns the state of an update of the row of a record, if the row satisfies the guard.
     *
     * @param key the condition of the row
     * @param components the components of the record, by the index of the field
     */
    static UpdateState ofOne(
            Entity entity, BoundExpr key, @Nullable BoundExpr guard, List<? extends @Nullable Object> components) {
        return UpdateState.of(new UpdateState.Rows(entity, key, guard, components));
    }

    /** Returns this update as a statement that returns the updated records, in no order, as a list that it buffers whole. */
    @SuppressWarnings("unchecked")
    public final L returning() {
        return (L) type.apply(update.returning(ResultKind.MANY));
    }

    /**
     * Returns this update as a statement that updates the rows in chunks: all or none of the rows of a chunk. A chunk of a key-value store has as many rows
     * as one transactional call accepts. Other databases update all rows at once, as one chunk; so does an update that changes relations.
     *
     * <p>A failure after the first chunk is {@link dev.runnel.error.ChunkFailedException}, which returns the number of rows that were updated.
     */
    public final Statement<ChunkedResult<R>> inChunks() {
        return Statements.inChunks(request());
    }

    /**
     * Calls a setter with a value that is present. Otherwise, this update does not change; an update of a record that skips every setter only reads
     * its record.
     *
     * @param value the value
     * @param setter sets the value: {@code (update, name) -> update.name(name)}
     */
    @SuppressWarnings("unchecked")
    public final <T> S ifPresent(Optional<? extends T> value, BiFunction<? super S, ? super T, ? extends S> setter) {
        return value.isPresent() ? setter.apply((S) this, value.get()) : with(update.skipping());
    }

    /**
     * Leaves rows alone that have every value already: neither their versions nor their {@code @UpdatedAt} fields change. They do not count as
     * matched, so each matched row has changed. The update of a record returns the record as it is read then, if the row is left alone.
     */
    public final S skippingEqual() {
        return with(update.skippingEqual());
    }

    /**
     * Adds a condition of the row, which the same statement evaluates. See the generated {@code onlyIf}.
     *
     * @param fields the constructor of the fields
     */
    protected final <F> S onlyIf(
            Function<PathOrigin, F> fields, Function<? super F, ? extends Condition<?>> condition) {
        return with(update.onlyIf(BoundCondition.onScope(fields, condition)));
    }

    @SuppressWarnings("unchecked")
    private S with(UpdateState other) {
        return (S) type.apply(other);
    }

    /** Returns this update with the values of a binding in place of its parameter slots. */
    final S bind(ParameterBinding binding) {
        return with(update.bind(binding));
    }

    @Override
    final S set(Field field, @Nullable Object value) {
        return with(update.set(field, value));
    }

    /**
     * Sets the foreign key of a relation.
     *
     * @throws dev.runnel.error.InvalidStatementException when another relation has set a shared field to another value
     */
    @Override
    final S reference(Relation relation, List<? extends @Nullable Object> key) {
        return with(update.reference(relation, key));
    }

    /**
     * Changes the rows of a relation together with the row.
     *
     * @throws dev.runnel.error.InvalidStatementException when this is not the update of a record
     */
    @Override
    final S relate(RelationChange change) {
        return with(update.relate(change));
    }

    @Override
    final S unchanged() {
        return with(update.skipping());
    }

    @Override
    final S compute(Field field, Expr<?, ?> value) {
        return with(update.compute(field, new LambdaScope(), StatementParts.expr(value)));
    }

    /**
     * Sets a column to an expression over the fields of the row. For generated code.
     *
     * @param fields the constructor of the fields
     * @throws dev.runnel.error.InvalidStatementException when the column cannot store each value of the expression
     */
    protected final <F> S compute(
            ColumnMetadata column, Function<PathOrigin, F> fields, Function<? super F, ? extends Expr<?, ?>> value) {
        LambdaScope scope = new LambdaScope();
        return with(update.compute(
                column.field, scope, StatementParts.expr(value.apply(fields.apply(PathOrigin.of(scope))))));
    }

    @Override
    final BoundStatement<?> request() {
        return update.changes.isEmpty() && update.related.isEmpty() ? read() : update.request();
    }

    /**
     * Returns the update of the row alone.
     *
     * @throws dev.runnel.error.InvalidStatementException when the update changes a relation
     */
    final BoundStatement<?> requestAlone() {
        update.related.values().forEach(change -> {
            throw change.recordExpected();
        });
        for (FieldChange change : update.changes) {
            CreatedOwner.of(change.value()).ifPresent(owner -> {
                throw owner.change().recordExpected();
            });
        }
        return request();
    }

    /** See {@link UpdateState#valuesAs}. */
    final @Nullable Object[] valuesAs(Update other) {
        return update.valuesAs(other);
    }

    /** The read of the record of an update that skipped every setter. */
    private BoundStatement<?> read() {
        if (!update.clauses.skipped() || update.clauses.result() != ResultKind.ONE) {
            throw new InvalidStatementException(ErrorCode.EMPTY_UPDATE, "the update sets no field")
                    .with("model", update.rows.entity().name())
                    .hint("call at least one setter before exec(…)");
        }
        QueryState row = QueryState.of(update.rows.entity())
                .filter(update.rows.filter().shape(), update.rows.filter().values());
        return new BoundStatement<>(row.select(ResultMode.ONE, List.of()), row.values(BoundExpr.NO_VALUES), null);
    }

    @Override
    public final Mono<R> exec(Session session) {
        return Statements.single(session, request());
    }
}

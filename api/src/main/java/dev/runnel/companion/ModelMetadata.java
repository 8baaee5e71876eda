package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.CreateStatement;
import dev.runnel.Deferred;
import dev.runnel.InsertStatement;
import dev.runnel.MutationResult;
import dev.runnel.Query;
import dev.runnel.RecordDelete;
import dev.runnel.SqlTable;
import dev.runnel.Statement;
import dev.runnel.UpsertManyStatement;
import dev.runnel.UpsertStatement;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.NotLoadedException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.QueryState;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.spi.Decoder;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ColumnAliases;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.stmt.RowGuard;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.SharedColumnWrites;
import dev.runnel.stmt.Upsert;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a model as its companion declares it, and the factory of the statements of the companion. Immutable.
 *
 * @param <M> the model
 */
public final class ModelMetadata<M> {
    private final Entity entity;
    private final Function<M, List<? extends @Nullable Object>> values;
    private final Decoder<M> decoder;
    private final Supplier<? extends Query<M, ?, ?>> all;

    /** The row with which each create starts. */
    private final InsertRow unset;

    private final @Nullable Field version;
    private final List<FieldRef> keyRefs;

    /** The condition that a row has a key; null until it is used. */
    private volatile @Nullable ModelExpr keyShape;

    private ModelMetadata(
            Entity entity,
            Function<M, List<? extends @Nullable Object>> values,
            Decoder<M> decoder,
            Supplier<? extends Query<M, ?, ?>> all) {
        this.entity = entity;
        this.values = values;
        this.decoder = decoder;
        this.all = all;
        this.unset = InsertRow.of(entity);
        this.version =
                entity.fields().stream().filter(Field::isVersion).findFirst().orElse(null);
        this.keyRefs = entity.key().stream()
                .map(field -> new FieldRef(Outer.OWN, List.of(), field))
                .toList();
    }

    /**
     * Returns the metadata of a model without columns, relations and a key.
     *
     * @param type the class of the model
     * @param companion the simple name of the companion, from which the name of the table derives
     * @param values returns the components of a record, unencoded: the columns by index, then the views
     * @param decoder decodes a row to a record
     * @param all returns the query of all rows; called when a path needs it
     */
    public static <M> ModelMetadata<M> of(
            Class<M> type,
            String companion,
            Function<M, List<? extends @Nullable Object>> values,
            Decoder<M> decoder,
            Supplier<? extends Query<M, ?, ?>> all) {
        return new ModelMetadata<>(Entity.of(type, companion), values, decoder, all);
    }

    /** Returns the same model with these columns, in the order of their index. */
    public ModelMetadata<M> withColumns(ColumnMetadata... columns) {
        return with(entity.withFields(fields(columns)));
    }

    /** Returns the same model with another name of its table. */
    public ModelMetadata<M> inTable(String name) {
        return with(entity.inTable(name));
    }

    /** Returns the same model in a schema of the database. */
    public ModelMetadata<M> inSchema(String name) {
        return with(entity.inSchema(name));
    }

    /** Returns the same model with these relations, in the order of their index. */
    public ModelMetadata<M> withRelations(RelationMetadata... relations) {
        return with(entity.withRelations(
                Arrays.stream(relations).map(relation -> relation.relation).toArray(Relation[]::new)));
    }

    /** Returns the same model with a key of these columns, in this order. */
    public ModelMetadata<M> withKey(ColumnMetadata... parts) {
        return with(entity.withKey(fields(parts)));
    }

    /** Returns the same model with a name for the constraint of its key. */
    public ModelMetadata<M> withKeyName(String name) {
        return with(entity.withKeyName(name));
    }

    /** Returns the same model with the first columns of its key as the partition. */
    public ModelMetadata<M> withPartition(int columns) {
        return with(entity.withPartition(columns));
    }

    /** Returns the same model with a further unique set of columns. */
    public ModelMetadata<M> withUnique(ColumnMetadata... columns) {
        return with(entity.withUnique(fields(columns)));
    }

    /** Returns the same model with a further unique set of columns and a name for its constraint. */
    public ModelMetadata<M> withUnique(String name, ColumnMetadata... columns) {
        return with(entity.withUnique(name, fields(columns)));
    }

    /**
     * Returns the same model with a further set of columns that is unique among the rows in which another column is NULL.
     *
     * @param name the name of its index; empty for the default
     */
    public ModelMetadata<M> withPartialUnique(String name, ColumnMetadata whereNull, ColumnMetadata... columns) {
        return with(entity.withPartialUnique(name.isEmpty() ? null : name, whereNull.field, fields(columns)));
    }

    /** Returns the same model with a further index. */
    public ModelMetadata<M> withIndex(ColumnMetadata... columns) {
        return with(entity.withIndex(fields(columns)));
    }

    /** Returns the same model with a further index and its name. */
    public ModelMetadata<M> withIndex(String name, ColumnMetadata... columns) {
        return with(entity.withIndex(name, fields(columns)));
    }

    /** Returns the same model with views: further components over its columns. */
    public ModelMetadata<M> withAliases(ColumnMetadata... aliases) {
        return with(entity.withViews(fields(aliases)));
    }

    private ModelMetadata<M> with(Entity other) {
        return new ModelMetadata<>(other, values, decoder, all);
    }

    private static Field[] fields(ColumnMetadata... columns) {
        return Arrays.stream(columns).map(column -> column.field).toArray(Field[]::new);
    }

    Entity entity() {
        return entity;
    }

    Decoder<M> decoder() {
        return decoder;
    }

    /** Returns the generated query of all rows. */
    @SuppressWarnings("unchecked")
    <Q> Q all() {
        return (Q) all.get();
    }

    /** Returns the values of the key of a record, in the order of the key. */
    List<? extends @Nullable Object> keyOf(Object row) {
        @SuppressWarnings("unchecked")
        M typed = (M) row;
        return keyOf(values.apply(typed));
    }

    private List<? extends @Nullable Object> keyOf(List<? extends @Nullable Object> components) {
        List<Field> key = entity.key();
        @Nullable Object[] parts = new Object[key.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = components.get(key.get(i).index());
        }
        return Arrays.asList(parts);
    }

    /**
     * Returns the name of the table, as an argument of SQL.
     *
     * @param fields the constructor of the generated fields
     */
    public <F> SqlTable<F> table(Function<PathOrigin, F> fields) {
        return new TableName<>(entity, fields);
    }

    // ---- the states of the builders of a companion

    /** Returns the state of a query of all rows. */
    public QuerySource rows() {
        return new QuerySource(QueryState.of(entity), this, null, null, null);
    }

    /**
     * Returns the state of a query of the rows whose foreign key refers to one record.
     *
     * @param relation the belongs-to relation of the foreign key
     * @param owners the query of all rows of the model of the record
     * @param key the fields of the record to which the foreign key refers, in its order
     * @throws dev.runnel.error.InvalidValueException when a part of the key is null or the foreign key cannot store it
     */
    public <P> QuerySource rowsOf(RelationMetadata relation, ModelQuery<P, ?, ?> owners, P owner, Object... key) {
        return rowsOf(entity, relation.relation, new OwnerRecord<>(owners.model(), owner), Arrays.asList(key));
    }

    /** See {@link #rowsOf(RelationMetadata, ModelQuery, Object, Object...)}. */
    static QuerySource rowsOf(
            Entity entity, Relation relation, @Nullable OwnerRecord<?> owner, List<? extends @Nullable Object> key) {
        LambdaScope scope = new LambdaScope();
        InsertRow row = InsertRow.of(entity);
        Condition<Object> condition = null;
        for (int i = 0; i < key.size(); i++) {
            Field field = entity.field(relation.fields().get(i)).orElseThrow();
            Condition<Object> equal = equal(scope, field, key.get(i));
            condition = condition == null ? equal : condition.and(equal);
            row = row.set(field, ColumnAliases.stored(entity, field, key.get(i)));
        }
        return new QuerySource(
                filtered(QueryState.of(entity), scope, Objects.requireNonNull(condition)), null, row, owner, null);
    }

    /**
     * Returns the state of a query of the rows whose foreign key refers to a record of another query.
     *
     * @param relation the belongs-to relation of the foreign key
     * @throws dev.runnel.error.InvalidStatementException when the other query has an order, limit, offset, lock or include
     */
    public QuerySource rowsOf(RelationMetadata relation, ModelQuery<?, ?, ?> owners) {
        QueryState source = owners.requireNavigable(relation.relation);
        OwnerRead read = new OwnerRead(source, relation.relation);
        return new QuerySource(
                QueryState.of(entity).belongingTo(relation.relation, source), null, read.row(entity), null, read);
    }

    /**
     * Returns the links between one record, or the records of a query, and their rows.
     *
     * @param relation the belongs-to relation of the rows
     * @param members the query of the rows that belong to the record or the records, as {@link #rowsOf} starts it
     */
    public RelationLinks<M> links(RelationMetadata relation, ModelQuery<M, ?, ?> members) {
        return new RelationLinks<>(this, relation.relation, members.source());
    }

    /** Returns the state of a create of a row without values. */
    public InsertState newRow() {
        return InsertState.of(unset, null);
    }

    /**
     * Returns the first step of a create of a row without values.
     *
     * @param draft the constructor of the generated draft, which implements each step
     * @param steps the number of steps
     * @param last the constructor of the type that the last step returns
     * @param <T> the type of the first step, generic in the following steps
     */
    public <T> T create(
            Function<InsertState, ? extends InsertBuilder<?>> draft, int steps, Function<InsertState, ?> last) {
        return InsertBuilder.steps(newRow(), draft, steps, last);
    }

    /** Returns the state of an update of the row of a record. Optimistic locking applies if the model has a version. */
    public UpdateBuilder.UpdateState update(M row) {
        List<? extends @Nullable Object> components = values.apply(row);
        return update(keyFilter(keyOf(components)), row, components);
    }

    /** Returns the state of an update of the row of a record, if the row is in {@code scope}. See {@link #update(Object)}. */
    public UpdateBuilder.UpdateState update(M row, Query<M, ?, ?> scope) {
        return update(keyFilter(row, scope), row, values.apply(row));
    }

    private UpdateBuilder.UpdateState update(BoundExpr key, M row, List<? extends @Nullable Object> components) {
        return UpdateBuilder.ofOne(entity, key, versionGuard(row), components);
    }

    /**
     * Returns the state of an upsert.
     *
     * @param target the columns of the key or of a unique set
     * @param targetValues their values, in the same order
     * @throws dev.runnel.error.InvalidValueException when a value is null or a column cannot store it
     */
    public UpsertState upsertBy(List<ColumnMetadata> target, @Nullable Object... targetValues) {
        InsertRow row = unset;
        for (int i = 0; i < targetValues.length; i++) {
            Field field = target.get(i).field;
            row = row.set(field, requireTarget(field, ColumnAliases.stored(entity, field, targetValues[i])));
        }
        return UpsertState.of(
                entity, target.stream().map(column -> column.field).toList(), row, null);
    }

    private static Object requireTarget(Field field, @Nullable Object stored) {
        if (stored == null) {
            throw new InvalidValueException(field.toString(), InvalidValueException.Reason.NULL)
                    .hint("pass a value: NULL identifies no row");
        }
        return stored;
    }

    /** Returns the condition that a row has the version of a record; null if the model has no version. */
    private @Nullable BoundExpr versionGuard(M row) {
        return version()
                .map(field -> RowGuard.version(field, ParameterValues.encode(field, versionOf(row, field))))
                .orElse(null);
    }

    // ---- statements

    /** Returns the filter of a query as a condition for any statement over the model. */
    public Condition<M> condition(Query<M, ?, ?> filtered) {
        return new BoundCondition<>(StatementParts.state(filtered).filter());
    }

    /** Returns a statement that creates the rows, all or none, and returns their records in the same order. An empty list runs no statement. */
    public InsertStatement<List<M>> createMany(List<? extends CreateStatement<M>> rows) {
        return Statements.inserting(InsertBuilder.request(
                entity, rows.stream().map(row -> InsertBuilder.of(row).state()).toList(), true));
    }

    /**
     * Returns a statement that inserts the columns of a record unchanged. Its relations are not written.
     *
     * @throws NotLoadedException when a deferred column was not loaded
     * @throws dev.runnel.error.InvalidValueException when a column cannot store a value
     * @throws dev.runnel.error.InvalidStatementException when a view and its column have different values
     */
    public InsertStatement<M> insert(M row) {
        return Statements.inserting(BoundStatement.creating(rowOf(row)));
    }

    /**
     * Returns a statement that inserts the columns of a record, or updates the row with its key. If the model has a version, the existing row
     * must have the version of the record.
     *
     * @throws NotLoadedException when a deferred column was not loaded
     */
    public UpsertStatement<M> upsert(M row) {
        return Statements.upserting(UpsertState.of(entity, entity.key(), rowOf(row), versionGuard(row))
                .request(Upsert.Existing.UPDATED));
    }

    /**
     * Returns a statement that inserts the columns of records, or updates the rows with their keys, all or none. See {@link #upsert}. An empty
     * list writes nothing.
     *
     * @throws NotLoadedException when a deferred column was not loaded
     * @throws dev.runnel.error.InvalidStatementException when two records have one key
     */
    public UpsertManyStatement<M> upsertMany(List<? extends M> rows) {
        UpsertList list = new UpsertList(entity, entity.key());
        for (M row : rows) {
            InsertRow cells = rowOf(row);
            if (!list.addAlike(cells)) {
                UpsertState state = UpsertState.of(entity, entity.key(), cells, versionGuard(row));
                list.add(state.request(Upsert.Existing.UPDATED), state.assignedFields());
            }
        }
        return Statements.upsertingMany(list.request());
    }

    /**
     * Returns a statement that creates rows, or updates the rows with the same targets, all or none. An empty list writes nothing.
     *
     * @param target the columns of the key or of a unique set
     * @param update the constructor of the builder of the update branch
     * @param fields the constructor of the generated fields
     */
    public <F, U extends UpsertUpdate<U>> UpsertManyBuilder<M, F, U> upsertManyBy(
            List<ColumnMetadata> target,
            List<? extends CreateStatement<M>> creations,
            Function<UpdateBuilder.UpdateState, U> update,
            Function<PathOrigin, F> fields) {
        return new UpsertManyBuilder<>(
                entity,
                target.stream().map(column -> column.field).toList(),
                creations.stream()
                        .map(row -> InsertBuilder.of(row).state().rowAlone())
                        .toList(),
                update,
                fields,
                null,
                List.of());
    }

    /**
     * Returns a statement that updates several records, all or none. An empty list writes nothing.
     *
     * @throws dev.runnel.error.InvalidStatementException when two updates have one record, set different fields, or set a field to an
     *     expression
     */
    public Statement<MutationResult> updateMany(List<? extends UpdateBuilder<M, ?, ?>> updates) {
        return Statements.of(UpdateList.of(entity, updates));
    }

    /** Returns a statement that inserts records, all or none. See {@link #insert}. */
    public InsertStatement<List<M>> insertMany(List<M> rows) {
        return insertRows(rows.stream().map(this::rowOf).toList());
    }

    private InsertStatement<List<M>> insertRows(List<InsertRow> rows) {
        return Statements.inserting(
                new BoundStatement<>(Insert.shapeOf(entity, rows, true), new Object[] {rows}, null));
    }

    /**
     * Returns a statement that deletes the row of a record. Optimistic locking applies if the model has a version.
     *
     * @param fields the constructor of the fields that a condition receives
     */
    public <F> RecordDelete<F> delete(M row, Function<PathOrigin, F> fields) {
        return delete(keyFilter(row), row, fields);
    }

    /** Returns a statement that deletes the row of a record, if the row is in {@code scope}. See {@link #delete(Object, Function)}. */
    public <F> RecordDelete<F> delete(M row, Query<M, ?, ?> scope, Function<PathOrigin, F> fields) {
        return delete(keyFilter(row, scope), row, fields);
    }

    private <F> RecordDelete<F> delete(BoundExpr key, M row, Function<PathOrigin, F> fields) {
        return new BoundRecordDelete<>(entity, key, versionGuard(row), fields);
    }

    Optional<Field> version() {
        return Optional.ofNullable(version);
    }

    Object versionOf(M row, Field version) {
        return Objects.requireNonNull(values.apply(row).get(version.index()), version.toString());
    }

    /** Returns the condition for the row with the key of a record, restricted to the rows of a query. */
    private BoundExpr keyFilter(M row, Query<M, ?, ?> scope) {
        BoundExpr key = keyFilter(row);
        BoundExpr rows = StatementParts.state(scope).filter();
        return QueryState.of(entity)
                .filter(key.shape(), key.values())
                .filter(rows.shape(), rows.values())
                .filter();
    }

    /** Returns the condition that a row has the key of a record. Its shape is the same for each key that the columns can store. */
    BoundExpr keyFilter(M row) {
        return keyFilter(keyOf(row));
    }

    private BoundExpr keyFilter(List<? extends @Nullable Object> key) {
        Object[] stored = new Object[key.size()];
        for (int i = 0; i < stored.length; i++) {
            Object part = key.get(i);
            ParameterValues.Compared compared =
                    part == null ? null : ParameterValues.encodeForComparison(keyRefs.get(i), part);
            if (compared == null || !compared.exact()) {
                return comparedKey(key);
            }
            stored[i] = compared.stored();
        }
        ModelExpr shape = keyShape;
        if (shape == null) {
            shape = comparedKey(key).shape();
            keyShape = shape;
        }
        return new BoundExpr(shape, stored);
    }

    private BoundExpr comparedKey(List<? extends @Nullable Object> key) {
        LambdaScope scope = new LambdaScope();
        Condition<M> condition = null;
        for (int i = 0; i < key.size(); i++) {
            Condition<M> equal = equal(scope, entity.key().get(i), key.get(i));
            condition = condition == null ? equal : condition.and(equal);
        }
        return filtered(QueryState.of(entity), scope, Objects.requireNonNull(condition))
                .filter();
    }

    private static <T> Condition<T> equal(LambdaScope scope, Field field, @Nullable Object value) {
        return new ColumnPaths.Required<T, Object>(new FieldRef(scope, List.of(), field)).eq(value);
    }

    private static QueryState filtered(QueryState clauses, LambdaScope scope, Condition<?> condition) {
        BoundExpr fragment = StatementParts.condition(condition);
        return clauses.filter(ModelExprs.bindScope(fragment.shape(), scope), fragment.values());
    }

    /**
     * Returns the row of a record.
     *
     * @throws NotLoadedException when a deferred column was not loaded
     * @throws dev.runnel.error.InvalidValueException when a column cannot store a value
     * @throws dev.runnel.error.InvalidStatementException when a view and its column have different values
     */
    private InsertRow rowOf(M row) {
        List<? extends @Nullable Object> components = values.apply(row);
        @Nullable Object[] cells = new Object[entity.fields().size()];
        for (Field field : entity.fields()) {
            cells[field.index()] = ParameterValues.encode(field, plain(field, components.get(field.index())));
        }
        for (int i = 0; i < entity.views().size(); i++) {
            Field alias = entity.views().get(i);
            Object stored = ParameterValues.encode(alias, plain(alias, components.get(cells.length + i)));
            if (!Objects.deepEquals(cells[alias.index()], stored)) {
                throw SharedColumnWrites.disagree(entity.fields().get(alias.index()), alias);
            }
        }
        return InsertRow.ofRecord(entity, cells);
    }

    /** Returns the value of a component without {@code Deferred} and {@code Optional}. */
    private static @Nullable Object plain(Field field, @Nullable Object component) {
        Object value = component instanceof Deferred<?> deferred ? loaded(field, deferred) : component;
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    private static Object loaded(Field field, Deferred<?> deferred) {
        if (!deferred.isLoaded()) {
            throw new NotLoadedException(
                            "the record has a component that was not loaded, so its row cannot be inserted")
                    .with("component", field.toString())
                    .hint("include the component where the record is read, or set it with Deferred.of(…)");
        }
        return deferred.get();
    }
}

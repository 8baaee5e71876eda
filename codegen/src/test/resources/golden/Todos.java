// Generated from app.Todo by ModelProcessor. Regenerate with: mvn compile
package app;

import dev.runnel.CheckReturnValue;
import dev.runnel.Condition;
import dev.runnel.CreateStatement;
import dev.runnel.DeferredPath;
import dev.runnel.Expr;
import dev.runnel.Group;
import dev.runnel.GroupedQuery;
import dev.runnel.InsertStatement;
import dev.runnel.InstantPath;
import dev.runnel.MutationResult;
import dev.runnel.NullablePath;
import dev.runnel.NullableStringPath;
import dev.runnel.RecordDelete;
import dev.runnel.SortKeys;
import dev.runnel.SqlTable;
import dev.runnel.Statement;
import dev.runnel.StringPath;
import dev.runnel.UpsertManyStatement;
import dev.runnel.UpsertStatement;
import dev.runnel.WholePath;
import dev.runnel.companion.AbstractModelProvider;
import dev.runnel.companion.ColumnMetadata;
import dev.runnel.companion.Encodings;
import dev.runnel.companion.FieldsBase;
import dev.runnel.companion.InsertBuilder;
import dev.runnel.companion.InsertState;
import dev.runnel.companion.ModelMetadata;
import dev.runnel.companion.ModelPath;
import dev.runnel.companion.ModelQuery;
import dev.runnel.companion.OptionalModelPath;
import dev.runnel.companion.PathOrigin;
import dev.runnel.companion.QuerySource;
import dev.runnel.companion.RelationMetadata;
import dev.runnel.companion.UpdateBuilder;
import dev.runnel.companion.UpsertBuilder;
import dev.runnel.companion.UpsertManyBuilder;
import dev.runnel.companion.UpsertStart;
import dev.runnel.companion.UpsertState;
import dev.runnel.companion.UpsertUpdate;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Statements over {@code Todo}. */
@Generated("dev.runnel.codegen.ModelProcessor")
@NullMarked
@CheckReturnValue
public final class Todos {
    private static final ColumnMetadata ID = ColumnMetadata.of(Todo.class, "id", 0, Encodings.UUID).uuidV7();
    private static final ColumnMetadata TITLE = ColumnMetadata.of(Todo.class, "title", 1, Encodings.TEXT);
    private static final ColumnMetadata POINTS = ColumnMetadata.of(Todo.class, "points", 2, Encodings.I64);
    private static final ColumnMetadata URGENT = ColumnMetadata.optional(Todo.class, "urgent", 3, Encodings.BOOL);
    private static final ColumnMetadata BODY = ColumnMetadata.optional(Todo.class, "body", 4, Encodings.TEXT)
            .deferred();
    private static final ColumnMetadata CREATED = ColumnMetadata.of(Todo.class, "created", 5, Encodings.INSTANT);
    private static final ColumnMetadata USER_ID = ColumnMetadata.of(Todo.class, "userId", 6, Encodings.UUID);
    private static final ColumnMetadata PARENT_ID = ColumnMetadata.optional(Todo.class, "parentId", 7, Encodings.UUID);
    private static final RelationMetadata USER = RelationMetadata.belongsTo(
            Todo.class, "user", 0, User.class, List.of("userId"), List.of("id"));
    private static final RelationMetadata PARENT = RelationMetadata.belongsTo(
            Todo.class, "parent", 1, Todo.class, List.of("parentId"), List.of("id")).optional();
    private static final ModelMetadata<Todo> METADATA = ModelMetadata.of(Todo.class, "Todos",
                    todo -> Arrays.asList(todo.id(), todo.title(), todo.points(), todo.urgent(),
                    todo.body(), todo.created(), todo.userId(), todo.parentId()),
                    Todos::decode, Todos::all)
            .withColumns(ID, TITLE, POINTS, URGENT, BODY, CREATED, USER_ID, PARENT_ID)
            .withRelations(USER, PARENT)
            .withKey(ID)
            .withIndex(USER_ID)
            .withIndex(PARENT_ID);

    /** The provider of this model, for {@code Db.builder().models(…)}. */
    public static final Provider MODEL = new Provider();

    /** The name of the table, for {@code Sql}. */
    public static final SqlTable<Fields<Todo>> TABLE = METADATA.table(Fields::new);
    private static final Query ALL = new Query(METADATA.rows());

    private Todos() {}

    public static Query all() { return ALL; }

    public static Query filter(Function<? super Fields<Todo>, ? extends Condition<? super Todo>> condition) {
        return ALL.filter(condition);
    }

    public static SortKeys<Todo, Fields<Todo>> sortKeys() { return ALL.sortKeys(); }

    public static <K1> GroupedQuery<Todo, Group.One<Todo, Fields<Todo>, K1>> groupBy(
            Function<? super Fields<Todo>, ? extends Expr<Todo, K1>> key) { return ALL.groupBy(key); }

    public static <K1, K2> GroupedQuery<Todo, Group.Two<Todo, Fields<Todo>, K1, K2>> groupBy(
            Function<? super Fields<Todo>, ? extends Expr<Todo, K1>> key1,
            Function<? super Fields<Todo>, ? extends Expr<Todo, K2>> key2) { return ALL.groupBy(key1, key2); }

    public static <K1, K2, K3> GroupedQuery<Todo, Group.Three<Todo, Fields<Todo>, K1, K2, K3>> groupBy(
            Function<? super Fields<Todo>, ? extends Expr<Todo, K1>> key1,
            Function<? super Fields<Todo>, ? extends Expr<Todo, K2>> key2,
            Function<? super Fields<Todo>, ? extends Expr<Todo, K3>> key3) { return ALL.groupBy(key1, key2, key3); }

    public static <K1, K2, K3, K4> GroupedQuery<Todo, Group.Four<Todo, Fields<Todo>, K1, K2, K3, K4>> groupBy(
            Function<? super Fields<Todo>, ? extends Expr<Todo, K1>> key1,
            Function<? super Fields<Todo>, ? extends Expr<Todo, K2>> key2,
            Function<? super Fields<Todo>, ? extends Expr<Todo, K3>> key3,
            Function<? super Fields<Todo>, ? extends Expr<Todo, K4>> key4) {
        return ALL.groupBy(key1, key2, key3, key4);
    }

    /** Returns a condition for any statement over Todo. */
    public static Condition<Todo> where(Function<? super Fields<Todo>, ? extends Condition<? super Todo>> condition) {
        return METADATA.condition(ALL.filter(condition));
    }

    public static Query byId(UUID id) { return ALL.filter(f -> f.id().eq(id)); }

    public static Query byIds(Collection<? extends UUID> ids) { return ALL.filter(f -> f.id().in(ids)); }

    public static Query byUserId(UUID userId) { return ALL.filter(f -> f.userId().eq(userId)); }

    public static Query byParentId(UUID parentId) { return ALL.filter(f -> f.parentId().eq(parentId)); }

    public static TitleStep<PointsStep<CreatedStep<UserStep<Create>>>> create() {
        return METADATA.create(Draft::new, 4, Create::new);
    }

    /** Starts a create of a todo together with its User. The result is not a statement. */
    public static TitleStep<PointsStep<CreatedStep<ChildOfUser>>> ofUser() {
        return METADATA.create(Draft::new, 3, ChildOfUser::new);
    }

    /** Returns a query over the rows that belong to a User. */
    public static ByUser ofUser(User user) {
        return new ByUser(METADATA.rowsOf(USER, Users.all(), user, USER.present(user).id()));
    }

    /** Returns a query over the rows that belong to the users of a query. */
    public static ByUser ofUser(Users.Query users) { return new ByUser(METADATA.rowsOf(USER, users)); }

    /** The {@code user} of a todo. */
    public static Users.Query user(Todo todo) { return Users.filter(f -> f.id().eq(USER.present(todo).userId())); }

    /** The {@code parent} of a todo. */
    public static Query parent(Todo todo) {
        return Todos.filter(f -> f.id().in(PARENT.present(todo).parentId().stream().toList()));
    }

    public static Draft draft() { return new Draft(METADATA.newRow()); }

    public static InsertStatement<List<Todo>> createMany(List<? extends CreateStatement<Todo>> todos) {
        return METADATA.createMany(todos);
    }

    /** Inserts the columns of a record unchanged, including its key. Its relations are not written. */
    public static InsertStatement<Todo> insert(Todo todo) { return METADATA.insert(todo); }

    public static InsertStatement<List<Todo>> insertMany(List<Todo> todos) { return METADATA.insertMany(todos); }

    /** Creates a todo, or updates the row with the same values. */
    public static UpsertById upsertById(UUID id) { return new UpsertById(METADATA.upsertBy(List.of(ID), id)); }

    /** Inserts the columns of a record, or updates the row with its key. Its relations are not written. */
    public static UpsertStatement<Todo> upsert(Todo todo) { return METADATA.upsert(todo); }

    /** Creates rows, or updates the rows with the same values, all or none. */
    public static UpsertManyBuilder<Todo, Fields<Todo>, OnUpdate> upsertManyById(
            List<? extends CreateStatement<Todo>> creations) {
        return METADATA.upsertManyBy(List.of(ID), creations, OnUpdate::new, Fields::new);
    }

    /** Inserts the columns of records, or updates the rows with their keys, all or none. Their relations are not written. */
    public static UpsertManyStatement<Todo> upsertMany(List<Todo> records) { return METADATA.upsertMany(records); }

    public static Update<Todo> update(Todo todo) { return new Update<>(METADATA.update(todo)); }

    /** Updates several records, all or none. Each update sets the same fields to values. */
    public static Statement<MutationResult> updateMany(List<Update<Todo>> updates) {
        return METADATA.updateMany(updates);
    }

    public static RecordDelete<Fields<Todo>> delete(Todo todo) { return METADATA.delete(todo, Fields::new); }

    static Todo decode(Row row, int offset, DecodeLayout layout) {
        return new Todo(
                row.getUuid(offset),
                row.getString(offset + 1),
                row.getLong(offset + 2),
                row.getBooleanOrNull(offset + 3),
                BODY.deferred(layout, cell -> Optional.ofNullable(row.getStringOrNull(cell))),
                row.getInstant(offset + 4),
                row.getUuid(offset + 5),
                USER.deferred(row, layout),
                Optional.ofNullable(row.getUuidOrNull(offset + 6)),
                PARENT.deferred(row, layout));
    }

    /** The fields of a todo, as paths that start at {@code M}. */
    public static class Fields<M> extends FieldsBase<M> {
        public Fields(PathOrigin origin) { super(origin, METADATA); }

        public dev.runnel.Path<M, UUID> id() { return path(ID); }

        public StringPath<M> title() { return string(TITLE); }

        public WholePath<M, Long> points() { return whole(POINTS); }

        public NullablePath<M, Boolean> urgent() { return nullablePath(URGENT); }

        public DeferredPath<M, NullableStringPath<M>> body() { return deferred(BODY, nullableString(BODY)); }

        public InstantPath<M> created() { return instant(CREATED); }

        public dev.runnel.Path<M, UUID> userId() { return path(USER_ID); }

        public Users.Path<M> user() { return toOne(USER, Users.Path::new); }

        public NullablePath<M, UUID> parentId() { return nullablePath(PARENT_ID); }

        public OptionalPath<M> parent() { return toOne(PARENT, OptionalPath::new); }
    }

    /** A to-one path to a todo with its fields. It can be included and compared. */
    public static class Path<M> extends Fields<M> implements ModelPath<M, Todo, Query> {
        public Path(PathOrigin origin) { super(origin); }
    }

    /** An optional to-one path to a todo. */
    public static final class OptionalPath<M> extends Path<M> implements OptionalModelPath<M> {
        public OptionalPath(PathOrigin origin) { super(origin); }
    }

    /** A query over the rows of Todo. */
    public static class Query extends ModelQuery<Todo, Fields<Todo>, Query> {
        private Query(QuerySource source) { super(source, Query::new, Fields::new); }

        /** Updates every row of this query. The query must have no clause but filters. */
        public Update<MutationResult> update() { return new Update<>(updateAll()); }

        public Query byId(UUID id) { return filter(f -> f.id().eq(id)); }

        /** Returns a query over the {@code user} of these rows, each row once. */
        public Users.Query user() { return navigate(USER, Users.all()); }

        /** Returns a query over the {@code parent} of these rows, each row once. */
        public Query parent() { return navigate(PARENT, Todos.all()); }
    }

    /** A query over the rows of Todo that belong to one User, or to those of a query. It can also create rows. */
    public static final class ByUser extends Query {
        private ByUser(QuerySource source) { super(source); }

        /** Creates another row that belongs to the same User. */
        public TitleStep<PointsStep<CreatedStep<Create>>> create() { return createOwned(Draft::new, 3, Create::new); }

        /** Updates one of these rows, or fails with {@code NotFoundException}. */
        public Update<Todo> update(Todo todo) { return new Update<>(METADATA.update(todo, this)); }

        /** Deletes one of these rows, or fails with {@code NotFoundException}. */
        public RecordDelete<Fields<Todo>> delete(Todo todo) { return METADATA.delete(todo, this, Fields::new); }

        /** Links rows, which may be linked to another User. */
        public Statement<MutationResult> add(Todo... todos) {
            return METADATA.links(USER, this).add(Arrays.asList(todos));
        }

        /** Links rows, which may be linked to another User. */
        public Statement<MutationResult> add(List<Todo> todos) { return METADATA.links(USER, this).add(todos); }

        /** Unlinks rows. A row that is not linked is {@code NotFoundException}. */
        public Statement<MutationResult> remove(Todo... todos) {
            return METADATA.links(USER, this).remove(Arrays.asList(todos));
        }

        /** Unlinks rows. A row that is not linked is {@code NotFoundException}. */
        public Statement<MutationResult> remove(List<Todo> todos) { return METADATA.links(USER, this).remove(todos); }

        /** Links these rows and unlinks all others. */
        public Statement<MutationResult> set(List<Todo> todos) { return METADATA.links(USER, this).set(todos); }

        /** Unlinks all rows. */
        public Statement<MutationResult> clear() { return METADATA.links(USER, this).clear(); }
    }

    /** Sets {@code title}; {@code N} is the type of the next step. */
    public interface TitleStep<N> {
        default N title(String title) { return TITLE.set(this, title); }

        /** Sets {@code title} to a database expression that reads no row. */
        default N title(Expr<Object, String> title) { return TITLE.compute(this, title); }
    }

    /** Sets {@code points}; {@code N} is the type of the next step. */
    public interface PointsStep<N> {
        default N points(long points) { return POINTS.set(this, points); }

        /** Sets {@code points} to a database expression that reads no row. */
        default N points(Expr<Object, Long> points) { return POINTS.compute(this, points); }
    }

    /** Sets {@code created}; {@code N} is the type of the next step. */
    public interface CreatedStep<N> {
        default N created(Instant created) { return CREATED.set(this, created); }

        /** Sets {@code created} to a database expression that reads no row. */
        default N created(Expr<Object, Instant> created) { return CREATED.compute(this, created); }
    }

    /** Sets {@code user}; {@code N} is the type of the next step. */
    public interface UserStep<N> {
        default N userId(UUID userId) { return USER.reference(this, userId); }

        default N user(User user) { return USER.reference(this, USER.present(user).id()); }

        /** Creates the {@code user} together with the row. */
        default N user(CreateStatement<User> user) { return USER.create(this, user); }
    }

    /** Fields that a create of a todo may set. */
    public interface OptionalFields<S> extends UpdatableFields<S> {
        default S id(UUID id) { return ID.set(this, id); }

        /** Creates the {@code parent} together with the row. */
        default S parent(CreateStatement<Todo> parent) { return PARENT.create(this, parent); }
    }

    /** Fields that a create or an update of a todo may set. */
    public interface UpdatableFields<S> {
        default S urgent(@Nullable Boolean urgent) { return URGENT.set(this, urgent); }

        default S clearUrgent() { return URGENT.set(this, null); }

        default S body(String body) { return BODY.setPresent(this, body); }

        default S body(Optional<? extends String> body) { return BODY.setOptional(this, body); }

        /** Sets {@code body} to a database expression that reads no row. */
        default S body(Expr<Object, String> body) { return BODY.compute(this, body); }

        default S clearBody() { return BODY.set(this, null); }

        default S parentId(UUID parentId) { return PARENT_ID.setPresent(this, parentId); }

        default S parentId(Optional<? extends UUID> parentId) { return PARENT_ID.setOptional(this, parentId); }

        default S clearParentId() { return PARENT_ID.set(this, null); }

        default S parent(Todo parent) { return PARENT.reference(this, PARENT.present(parent).id()); }

        default S clearParent() { return PARENT_ID.set(this, null); }
    }

    /** A todo to be created, with every required field. */
    public static final class Create extends InsertBuilder<Create> implements OptionalFields<Create>,
            CreateStatement<Todo> {
        private Create(InsertState state) { super(state, Create::new); }
    }

    /** A todo to be created, set in any order. It is checked when it runs. */
    public static final class Draft extends InsertBuilder<Draft> implements OptionalFields<Draft>,
            CreateStatement<Todo>, TitleStep<Draft>, PointsStep<Draft>, CreatedStep<Draft>, UserStep<Draft> {
        private Draft(InsertState state) { super(state, Draft::new); }
    }

    /** A todo to be created together with its {@code user}. */
    public static final class ChildOfUser extends InsertBuilder<ChildOfUser> implements OptionalFields<ChildOfUser> {
        private ChildOfUser(InsertState state) { super(state, ChildOfUser::new); }
    }

    /** An update of rows of Todo. Fields of the key cannot be set. */
    public static final class Update<R> extends UpdateBuilder<R, Update<R>, Update<List<Todo>>> implements
            UpdatableFields<Update<R>>, TitleStep<Update<R>>, PointsStep<Update<R>>, CreatedStep<Update<R>> {
        private Update(UpdateBuilder.UpdateState changes) { super(changes, Update::new); }

        public Update<R> title(Function<? super Fields<Todo>, ? extends Expr<? super Todo, String>> value) {
            return compute(TITLE, Fields::new, value);
        }

        public Update<R> points(Function<? super Fields<Todo>, ? extends Expr<? super Todo, Long>> value) {
            return compute(POINTS, Fields::new, value);
        }

        public Update<R> urgent(
                Function<? super Fields<Todo>, ? extends Expr<? super Todo, Boolean>> value,
                Void... none) { return compute(URGENT, Fields::new, value); }

        public Update<R> body(Function<? super Fields<Todo>, ? extends Expr<? super Todo, String>> value) {
            return compute(BODY, Fields::new, value);
        }

        public Update<R> created(Function<? super Fields<Todo>, ? extends Expr<? super Todo, Instant>> value) {
            return compute(CREATED, Fields::new, value);
        }

        public Update<R> userId(UUID userId) { return USER_ID.set(this, userId); }

        public Update<R> userId(Function<? super Fields<Todo>, ? extends Expr<? super Todo, UUID>> value) {
            return compute(USER_ID, Fields::new, value);
        }

        public Update<R> user(User user) { return USER.reference(this, USER.present(user).id()); }

        /** Creates the {@code user} together with the row. */
        public Update<R> user(CreateStatement<User> user) { return USER.create(this, user); }

        public Update<R> parentId(Function<? super Fields<Todo>, ? extends Expr<? super Todo, UUID>> value) {
            return compute(PARENT_ID, Fields::new, value);
        }

        /** Creates the {@code parent} together with the row. */
        public Update<R> parent(CreateStatement<Todo> parent) { return PARENT.create(this, parent); }

        /** Adds a condition. A record that does not satisfy it is {@code OptimisticLockException}. */
        public Update<R> onlyIf(Function<? super Fields<Todo>, ? extends Condition<? super Todo>> condition) {
            return onlyIf(Fields::new, condition);
        }
    }

    /** An upsert without its required fields: set them one by one, or in {@code onCreate}. */
    public static final class UpsertById extends UpsertStart<PointsStep<CreatedStep<UserStep<Upsert>>>, Upsert>
            implements TitleStep<PointsStep<CreatedStep<UserStep<Upsert>>>> {
        private UpsertById(UpsertState state) { super(state, Upsert::new); }

        /** Sets the fields of the row if the statement creates it. */
        public Upsert onCreate(Function<TitleStep<PointsStep<CreatedStep<UserStep<Create>>>>, Create> fields) {
            return onCreate(METADATA.<TitleStep<PointsStep<CreatedStep<UserStep<Create>>>>>create(Draft::new, 4, Create::new), fields);
        }
    }

    /** An upsert of a todo. Its setters apply to both branches. */
    public static final class Upsert extends UpsertBuilder<Todo, Upsert, Draft, OnUpdate> implements
            UpdatableFields<Upsert>, TitleStep<Upsert>, PointsStep<Upsert>, CreatedStep<Upsert>, UserStep<Upsert> {
        private Upsert(UpsertState state) { super(state, Upsert::new, Draft::new, OnUpdate::new); }

        public Upsert title(Function<? super Fields<Todo>, ? extends Expr<Todo, String>> value) {
            return compute(TITLE, Fields::new, value);
        }

        public Upsert points(Function<? super Fields<Todo>, ? extends Expr<Todo, Long>> value) {
            return compute(POINTS, Fields::new, value);
        }

        public Upsert urgent(Function<? super Fields<Todo>, ? extends Expr<Todo, Boolean>> value, Void... none) {
            return compute(URGENT, Fields::new, value);
        }

        public Upsert body(Function<? super Fields<Todo>, ? extends Expr<Todo, String>> value) {
            return compute(BODY, Fields::new, value);
        }

        public Upsert created(Function<? super Fields<Todo>, ? extends Expr<Todo, Instant>> value) {
            return compute(CREATED, Fields::new, value);
        }

        public Upsert userId(Function<? super Fields<Todo>, ? extends Expr<Todo, UUID>> value) {
            return compute(USER_ID, Fields::new, value);
        }

        public Upsert parentId(Function<? super Fields<Todo>, ? extends Expr<Todo, UUID>> value) {
            return compute(PARENT_ID, Fields::new, value);
        }

        /** Adds a condition of the stored row and the incoming one. An existing row that does not satisfy it is kept, and the result is empty. */
        public Upsert onlyIf(
                BiFunction<? super Fields<Todo>, ? super Fields<Todo>, ? extends Condition<Todo>> condition) {
            return onlyIf(Fields::new, condition);
        }
    }

    /** The update branch of an upsert. */
    public static final class OnUpdate extends UpsertUpdate<OnUpdate> implements UpdatableFields<OnUpdate>,
            TitleStep<OnUpdate>, PointsStep<OnUpdate>, CreatedStep<OnUpdate> {
        private OnUpdate(UpdateBuilder.UpdateState changes) { super(changes, OnUpdate::new); }

        public OnUpdate userId(UUID userId) { return USER_ID.set(this, userId); }

        public OnUpdate user(User user) { return USER.reference(this, USER.present(user).id()); }

        public OnUpdate title(Function<? super Fields<Todo>, ? extends Expr<Todo, String>> value) {
            return compute(TITLE, Fields::new, value);
        }

        public OnUpdate title(
                BiFunction<? super Fields<Todo>, ? super Fields<Todo>, ? extends Expr<Todo, String>> value) {
            return compute(TITLE, Fields::new, value);
        }

        public OnUpdate points(Function<? super Fields<Todo>, ? extends Expr<Todo, Long>> value) {
            return compute(POINTS, Fields::new, value);
        }

        public OnUpdate points(
                BiFunction<? super Fields<Todo>, ? super Fields<Todo>, ? extends Expr<Todo, Long>> value) {
            return compute(POINTS, Fields::new, value);
        }

        public OnUpdate urgent(Function<? super Fields<Todo>, ? extends Expr<Todo, Boolean>> value, Void... none) {
            return compute(URGENT, Fields::new, value);
        }

        public OnUpdate urgent(
                BiFunction<? super Fields<Todo>, ? super Fields<Todo>, ? extends Expr<Todo, Boolean>> value,
                Void... none) { return compute(URGENT, Fields::new, value); }

        public OnUpdate body(Function<? super Fields<Todo>, ? extends Expr<Todo, String>> value) {
            return compute(BODY, Fields::new, value);
        }

        public OnUpdate body(
                BiFunction<? super Fields<Todo>, ? super Fields<Todo>, ? extends Expr<Todo, String>> value) {
            return compute(BODY, Fields::new, value);
        }

        public OnUpdate created(Function<? super Fields<Todo>, ? extends Expr<Todo, Instant>> value) {
            return compute(CREATED, Fields::new, value);
        }

        public OnUpdate created(
                BiFunction<? super Fields<Todo>, ? super Fields<Todo>, ? extends Expr<Todo, Instant>> value) {
            return compute(CREATED, Fields::new, value);
        }

        public OnUpdate userId(Function<? super Fields<Todo>, ? extends Expr<Todo, UUID>> value) {
            return compute(USER_ID, Fields::new, value);
        }

        public OnUpdate userId(
                BiFunction<? super Fields<Todo>, ? super Fields<Todo>, ? extends Expr<Todo, UUID>> value) {
            return compute(USER_ID, Fields::new, value);
        }

        public OnUpdate parentId(Function<? super Fields<Todo>, ? extends Expr<Todo, UUID>> value) {
            return compute(PARENT_ID, Fields::new, value);
        }

        public OnUpdate parentId(
                BiFunction<? super Fields<Todo>, ? super Fields<Todo>, ? extends Expr<Todo, UUID>> value) {
            return compute(PARENT_ID, Fields::new, value);
        }
    }

    /** Registers this model through {@code META-INF/services}. */
    public static final class Provider extends AbstractModelProvider {
        /** The version and the nullable components, for a compilation that reads this model from a jar. */
        public static final String COMPANION = "1 urgent";

        public Provider() { super(1, () -> METADATA); }
    }
}

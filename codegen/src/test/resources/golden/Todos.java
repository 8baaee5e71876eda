// Generated from app.Todo by ModelProcessor. Regenerate with: mvn compile
package app;

import dev.runnel.Condition;
import dev.runnel.Creation;
import dev.runnel.Deferred;
import dev.runnel.DeferredPath;
import dev.runnel.Expr;
import dev.runnel.Include;
import dev.runnel.MutationResult;
import dev.runnel.NullablePath;
import dev.runnel.NullableStringPath;
import dev.runnel.NumberPath;
import dev.runnel.OnePath;
import dev.runnel.OptionalOnePath;
import dev.runnel.Path;
import dev.runnel.Statement;
import dev.runnel.StringPath;
import dev.runnel.companion.Changing;
import dev.runnel.companion.Creating;
import dev.runnel.companion.Inserting;
import dev.runnel.companion.Loaded;
import dev.runnel.companion.ModelFields;
import dev.runnel.companion.ModelProvider;
import dev.runnel.companion.Related;
import dev.runnel.companion.Statements;
import dev.runnel.internal.Clauses;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Initial;
import dev.runnel.schema.Relation;
import dev.runnel.spi.Decoder;
import dev.runnel.spi.Loads;
import dev.runnel.spi.Row;
import dev.runnel.stmt.Anchor;
import dev.runnel.stmt.NewRow;
import dev.runnel.stmt.Scope;
import dev.runnel.type.Storage;
import dev.runnel.type.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Statements over {@code Todo}. */
@Generated("dev.runnel.codegen.ModelProcessor")
@NullMarked
public final class Todos {
    private static final Field ID = Field.of(Todo.class, "id", 0, Type.of(Storage.UUID))
            .withInitial(Initial.Made.UUID_V7);
    private static final Field TITLE = Field.of(Todo.class, "title", 1, Type.of(Storage.TEXT));
    private static final Field POINTS = Field.of(Todo.class, "points", 2, Type.of(Storage.I64));
    private static final Field URGENT = Field.of(Todo.class, "urgent", 3, Type.optional(Storage.BOOL));
    private static final Field BODY = Field.of(Todo.class, "body", 4, Type.optional(Storage.TEXT))
            .asDeferred();
    private static final Field CREATED = Field.of(Todo.class, "created", 5, Type.of(Storage.INSTANT));
    private static final Field USER_ID = Field.of(Todo.class, "userId", 6, Type.of(Storage.UUID));
    private static final Field PARENT_ID = Field.of(Todo.class, "parentId", 7, Type.optional(Storage.UUID));
    private static final Relation USER = Relation.belongsTo(
            Todo.class, "user", 0, User.class, List.of("userId"), List.of("id"));
    private static final Relation PARENT = Relation.belongsTo(
            Todo.class, "parent", 1, Todo.class, List.of("parentId"), List.of("id")).asOptional();
    private static final Entity ENTITY = Entity.of(Todo.class, "Todos", ID, TITLE, POINTS, URGENT,
            BODY, CREATED, USER_ID, PARENT_ID)
            .withRelations(USER, PARENT)
            .withKey(ID)
            .withIndex(USER_ID)
            .withIndex(PARENT_ID);
    private static final Deferred<Optional<String>> BODY_UNLOADED = Deferred.unloaded("Todo.body", false);
    private static final Deferred<User> USER_UNLOADED = Deferred.unloaded("Todo.user", true);
    private static final Deferred<Optional<Todo>> PARENT_UNLOADED = Deferred.unloaded("Todo.parent", true);

    /** This model, for {@code Db.builder().models(…)}. */
    public static final ModelProvider MODEL = new Provider();
    private static final Query ALL = new Query(Clauses.of(ENTITY));

    private Todos() {}

    public static Query all() {
        return ALL;
    }

    public static Query filter(Function<? super Fields<Todo>, Condition<Todo>> condition) {
        return ALL.filter(condition);
    }

    /** A condition to keep, for any statement over Todo. */
    public static Condition<Todo> where(Function<? super Fields<Todo>, Condition<Todo>> condition) {
        return Condition.of(ALL.filter(condition).clauses().filter());
    }

    public static Query byId(UUID id) {
        return ALL.filter(f -> f.id().eq(id));
    }

    public static Query byIds(Collection<? extends UUID> ids) {
        return ALL.filter(f -> f.id().in(ids));
    }

    public static Query byUserId(UUID userId) {
        return ALL.filter(f -> f.userId().eq(userId));
    }

    public static Query byParentId(UUID parentId) {
        return ALL.filter(f -> f.parentId().eq(parentId));
    }

    public static NeedsTitle<NeedsPoints<NeedsCreated<NeedsUser<Create>>>> create() {
        return new TitleStage<>(NewRow.of(ENTITY), afterTitle ->
                new PointsStage<>(afterTitle, afterPoints ->
                new CreatedStage<>(afterPoints, afterCreated ->
                new UserStage<>(afterCreated, Create::new))));
    }

    /** For nesting under a row of User: not a statement, and cannot be run alone. */
    public static NeedsTitle<NeedsPoints<NeedsCreated<OfUser>>> ofUser() {
        return new TitleStage<>(NewRow.of(ENTITY), afterTitle ->
                new PointsStage<>(afterTitle, afterPoints ->
                new CreatedStage<>(afterPoints, OfUser::new)));
    }

    /** The rows that belong to a User. */
    public static OfUserQuery ofUser(User user) {
        UUID userId = Related.present(USER, user).id();
        return new OfUserQuery(ALL.filter(f -> f.userId().eq(userId)).clauses(),
                Creating.put(NewRow.of(ENTITY), USER_ID, userId));
    }

    /** The user of a todo. */
    public static Users.Query user(Todo row) {
        return Users.filter(f -> f.id().eq(Related.present(USER, row).userId()));
    }

    /** The parent of a todo. */
    public static Query parent(Todo row) {
        return Todos.filter(f -> f.id().in(Related.present(PARENT, row).parentId().stream().toList()));
    }

    public static Draft draft() {
        return new Draft(NewRow.of(ENTITY));
    }

    public static Statement<List<Todo>> createMany(List<? extends Creation<Todo>> rows) {
        return Statements.createMany(ENTITY, rows);
    }

    /** Writes the columns of a record as they are, its key too. Its relations are not written. */
    public static Statement<Todo> insert(Todo row) {
        return Statements.insert(rowOf(row));
    }

    public static Statement<List<Todo>> insertMany(List<Todo> rows) {
        return Statements.insertMany(ENTITY, rows.stream().map(Todos::rowOf).toList());
    }

    public static Update<Todo> update(Todo row) {
        return new Update<>(Changing.ofOne(ENTITY, byId(row.id()).clauses().filter()));
    }

    public static Statement<MutationResult> delete(Todo row) {
        return Statements.delete(ENTITY, byId(row.id()).clauses().filter());
    }

    private static NewRow rowOf(Todo row) {
        return Inserting.row(ENTITY, row.id(), row.title(), row.points(), row.urgent(), row.body(),
                row.created(), row.userId(), row.parentId());
    }

    static Todo decode(Row row, int at, Loads loads) {
        return new Todo(
                row.getUuid(at),
                row.getString(at + 1),
                row.getLong(at + 2),
                row.getBooleanOrNull(at + 3),
                loads.field(4) < 0
                        ? BODY_UNLOADED
                        : Deferred.column(Optional.ofNullable(row.getStringOrNull(loads.field(4)))),
                row.getInstant(at + 4),
                row.getUuid(at + 5),
                Loaded.relation(row, loads.relation(0), USER_UNLOADED),
                Optional.ofNullable(row.getUuidOrNull(at + 6)),
                Loaded.relation(row, loads.relation(1), PARENT_UNLOADED));
    }

    /**
     * The fields of a todo.
     *
     * @param <M> the model that the paths start at
     */
    public static class Fields<M> extends ModelFields<M> {
        public Fields(Anchor anchor, List<Relation> steps) {
            super(anchor, steps);
        }

        public Path<M, UUID> id() {
            return path(ID);
        }

        public StringPath<M> title() {
            return string(TITLE);
        }

        public NumberPath<M, Long> points() {
            return number(POINTS);
        }

        public NullablePath<M, Boolean> urgent() {
            return nullablePath(URGENT);
        }

        public DeferredPath<M, NullableStringPath<M>> body() {
            return deferred(BODY, nullableString(BODY));
        }

        public Path<M, Instant> created() {
            return path(CREATED);
        }

        public Path<M, UUID> userId() {
            return path(USER_ID);
        }

        public Users.One<M> user() {
            return toOne(USER, Users.One::new);
        }

        public NullablePath<M, UUID> parentId() {
            return nullablePath(PARENT_ID);
        }

        public OptionalOne<M> parent() {
            return toOne(PARENT, OptionalOne::new);
        }
    }

    /**
     * A to-one step to a todo: its fields, an include, a comparison.
     *
     * @param <M> the model that the paths start at
     */
    public static class One<M> extends Fields<M> implements OnePath<M, Todo, Query> {
        public One(Anchor anchor, List<Relation> steps) {
            super(anchor, steps);
        }

        @Override
        public Condition<M> eq(Todo row) {
            return relatedTo(ENTITY, present(row).id());
        }

        @Override
        public Condition<M> ne(Todo row) {
            return eq(row).not();
        }

        @Override
        public Condition<M> in(Collection<? extends Todo> rows) {
            return relatedToOneOf(ENTITY, rows, row -> Arrays.asList(row.id()));
        }

        @Override
        public Include<M> with(UnaryOperator<Query> shape) {
            return including(shape.apply(ALL));
        }

        @Override
        public dev.runnel.stmt.Include include() {
            return including(ALL).include();
        }
    }

    /**
     * An optional to-one step to a todo.
     *
     * @param <M> the model that the paths start at
     */
    public static final class OptionalOne<M> extends One<M> implements OptionalOnePath<M> {
        public OptionalOne(Anchor anchor, List<Relation> steps) {
            super(anchor, steps);
        }

        @Override
        public Condition<M> isNull() {
            return relatesNothing();
        }

        @Override
        public Condition<M> isNotNull() {
            return relatesSomething();
        }
    }

    /** Rows of Todo. */
    public static class Query extends dev.runnel.Query<Todo, Fields<Todo>, Query> {
        private Query(Clauses clauses) {
            super(clauses);
        }

        @Override
        protected Query with(Clauses other) {
            return new Query(other);
        }

        @Override
        protected Fields<Todo> fields(Scope scope) {
            return new Fields<>(scope, List.of());
        }

        /** Changes every row of this query, which has a condition at most. */
        public Update<MutationResult> update() {
            requireWhole("update");
            return new Update<>(Changing.ofAll(ENTITY, clauses().filter()));
        }

        public Query byId(UUID id) {
            return filter(f -> f.id().eq(id));
        }

        /** What {@code user} of these rows leads to, each row once. */
        public Users.Query user() {
            return follow(USER, Users.all());
        }

        /** What {@code parent} of these rows leads to, each row once. */
        public Query parent() {
            return follow(PARENT, Todos.all());
        }
    }

    /** The rows of Todo that belong to one User, and creates of more. A condition beside leaves a plain query. */
    public static final class OfUserQuery extends Query {
        private final NewRow row;

        private OfUserQuery(Clauses clauses, NewRow row) {
            super(clauses);
            this.row = row;
        }

        /** Creates another that belongs to the same User. */
        public NeedsTitle<NeedsPoints<NeedsCreated<Create>>> create() {
            return new TitleStage<>(row, afterTitle ->
                    new PointsStage<>(afterTitle, afterPoints ->
                    new CreatedStage<>(afterPoints, Create::new)));
        }

        /** Changes one of them: {@code NotFound} if it is not among them. */
        public Update<Todo> update(Todo todo) {
            return new Update<>(Changing.ofOne(ENTITY, Statements.among(Todos.byId(todo.id()), this)));
        }

        /** Removes one of them: {@code NotFound} if it is not among them. */
        public Statement<MutationResult> delete(Todo todo) {
            return Statements.delete(ENTITY, Statements.among(Todos.byId(todo.id()), this));
        }
    }

    /**
     * A create that lacks {@code title}.
     *
     * @param <N> what follows
     */
    public interface NeedsTitle<N> {
        N title(String title);

        /** Left to the database, which computes it of no row. */
        N title(Expr<Object, String> title);
    }

    /**
     * A create that lacks {@code points}.
     *
     * @param <N> what follows
     */
    public interface NeedsPoints<N> {
        N points(long points);

        /** Left to the database, which computes it of no row. */
        N points(Expr<Object, Long> points);
    }

    /**
     * A create that lacks {@code created}.
     *
     * @param <N> what follows
     */
    public interface NeedsCreated<N> {
        N created(Instant created);

        /** Left to the database, which computes it of no row. */
        N created(Expr<Object, Instant> created);
    }

    /**
     * A create that lacks {@code user}.
     *
     * @param <N> what follows
     */
    public interface NeedsUser<N> {
        N userId(UUID userId);

        N user(User user);

        /** Creates the user with it. */
        N user(Creation<User> user);
    }

    private record TitleStage<N>(NewRow row, Function<NewRow, N> next) implements NeedsTitle<N> {
        @Override
        public N title(String title) {
            return next.apply(Creating.put(row(), TITLE, title));
        }

        @Override
        public N title(Expr<Object, String> title) {
            return next.apply(Creating.putComputed(row(), TITLE, title));
        }
    }

    private record PointsStage<N>(NewRow row, Function<NewRow, N> next) implements NeedsPoints<N> {
        @Override
        public N points(long points) {
            return next.apply(Creating.put(row(), POINTS, points));
        }

        @Override
        public N points(Expr<Object, Long> points) {
            return next.apply(Creating.putComputed(row(), POINTS, points));
        }
    }

    private record CreatedStage<N>(NewRow row, Function<NewRow, N> next) implements NeedsCreated<N> {
        @Override
        public N created(Instant created) {
            return next.apply(Creating.put(row(), CREATED, created));
        }

        @Override
        public N created(Expr<Object, Instant> created) {
            return next.apply(Creating.putComputed(row(), CREATED, created));
        }
    }

    private record UserStage<N>(NewRow row, Function<NewRow, N> next) implements NeedsUser<N> {
        @Override
        public N userId(UUID userId) {
            return next.apply(Creating.put(row(), USER_ID, userId));
        }

        @Override
        public N user(User user) {
            return userId(Related.present(USER, user).id());
        }

        @Override
        public N user(Creation<User> user) {
            return next.apply(row().add(USER, user.row()));
        }
    }

    /**
     * What may be set of a todo, and need not be.
     *
     * @param <S> the type that is set up
     */
    public abstract static class Setters<S> extends Creating<S> {
        private Setters(NewRow row) {
            super(row);
        }

        public S id(UUID id) {
            return set(ID, id);
        }

        public S urgent(@Nullable Boolean urgent) {
            return set(URGENT, urgent);
        }

        public S body(@Nullable String body) {
            return set(BODY, body);
        }

        /** Left to the database, which computes it of no row. */
        public S body(Expr<Object, String> body) {
            return compute(BODY, body);
        }

        public S parentId(@Nullable UUID parentId) {
            return set(PARENT_ID, parentId);
        }

        public S parent(Todo parent) {
            return parentId(Related.present(PARENT, parent).id());
        }

        /** Creates the parent with it. */
        public S parent(Creation<Todo> parent) {
            return add(PARENT, parent.row());
        }
    }

    /** A todo to be created, complete. */
    public static final class Create extends Setters<Create> implements Creation<Todo> {
        private Create(NewRow row) {
            super(row);
        }

        @Override
        protected Create with(NewRow other) {
            return new Create(other);
        }
    }

    /** A todo to be created, set up in any order. What is missing is said when it runs, all at once. */
    public static final class Draft extends Setters<Draft> implements Creation<Todo>,
            NeedsTitle<Draft>,
            NeedsPoints<Draft>,
            NeedsCreated<Draft>,
            NeedsUser<Draft> {
        private Draft(NewRow row) {
            super(row);
        }

        @Override
        protected Draft with(NewRow other) {
            return new Draft(other);
        }

        @Override
        public Draft title(String title) {
            return with(Creating.put(row(), TITLE, title));
        }

        @Override
        public Draft title(Expr<Object, String> title) {
            return with(Creating.putComputed(row(), TITLE, title));
        }

        @Override
        public Draft points(long points) {
            return with(Creating.put(row(), POINTS, points));
        }

        @Override
        public Draft points(Expr<Object, Long> points) {
            return with(Creating.putComputed(row(), POINTS, points));
        }

        @Override
        public Draft created(Instant created) {
            return with(Creating.put(row(), CREATED, created));
        }

        @Override
        public Draft created(Expr<Object, Instant> created) {
            return with(Creating.putComputed(row(), CREATED, created));
        }

        @Override
        public Draft userId(UUID userId) {
            return with(Creating.put(row(), USER_ID, userId));
        }

        @Override
        public Draft user(User user) {
            return userId(Related.present(USER, user).id());
        }

        @Override
        public Draft user(Creation<User> user) {
            return with(row().add(USER, user.row()));
        }
    }

    /** A todo to be created under its user. */
    public static final class OfUser extends Setters<OfUser> {
        private OfUser(NewRow row) {
            super(row);
        }

        @Override
        protected OfUser with(NewRow other) {
            return new OfUser(other);
        }
    }

    /**
     * What becomes of rows of Todo. Fields of the key cannot be set.
     *
     * @param <R> what running it gives
     */
    public static final class Update<R> extends Changing<R, Update<R>> {
        private Update(Changing.Changes changes) {
            super(changes);
        }

        @Override
        protected Update<R> with(Changing.Changes other) {
            return new Update<>(other);
        }

        /** Gives a list of the changed rows back, as they are then, in no order. */
        public Update<List<Todo>> returning() {
            return new Update<>(returningRows());
        }

        public Update<R> title(String title) {
            return set(TITLE, title);
        }

        public Update<R> title(Function<? super Fields<Todo>, ? extends Expr<Todo, String>> value) {
            return computed(TITLE, value);
        }

        public Update<R> points(long points) {
            return set(POINTS, points);
        }

        public Update<R> points(Function<? super Fields<Todo>, ? extends Expr<Todo, Long>> value) {
            return computed(POINTS, value);
        }

        public Update<R> urgent(Boolean urgent) {
            return set(URGENT, urgent);
        }

        public Update<R> urgent(Function<? super Fields<Todo>, ? extends Expr<Todo, Boolean>> value) {
            return computed(URGENT, value);
        }

        public Update<R> clearUrgent() {
            return set(URGENT, null);
        }

        public Update<R> body(String body) {
            return set(BODY, body);
        }

        public Update<R> body(Function<? super Fields<Todo>, ? extends Expr<Todo, String>> value) {
            return computed(BODY, value);
        }

        public Update<R> clearBody() {
            return set(BODY, null);
        }

        public Update<R> created(Instant created) {
            return set(CREATED, created);
        }

        public Update<R> created(Function<? super Fields<Todo>, ? extends Expr<Todo, Instant>> value) {
            return computed(CREATED, value);
        }

        public Update<R> userId(UUID userId) {
            return set(USER_ID, userId);
        }

        public Update<R> userId(Function<? super Fields<Todo>, ? extends Expr<Todo, UUID>> value) {
            return computed(USER_ID, value);
        }

        public Update<R> user(User user) {
            return set(USER_ID, Related.present(USER, user).id());
        }

        public Update<R> parentId(UUID parentId) {
            return set(PARENT_ID, parentId);
        }

        public Update<R> parentId(Function<? super Fields<Todo>, ? extends Expr<Todo, UUID>> value) {
            return computed(PARENT_ID, value);
        }

        public Update<R> clearParentId() {
            return set(PARENT_ID, null);
        }

        public Update<R> parent(Todo parent) {
            return set(PARENT_ID, Related.present(PARENT, parent).id());
        }

        public Update<R> clearParent() {
            return set(PARENT_ID, null);
        }

        private Update<R> computed(Field field, Function<? super Fields<Todo>, ? extends Expr<Todo, ?>> value) {
            Scope scope = new Scope();
            return compute(field, scope, value.apply(new Fields<>(scope, List.of())));
        }
    }

    /** Hands this model to a Db; found through {@code META-INF/services}. */
    public static final class Provider implements ModelProvider {
        /** For compilations that find this model in a jar: a version, and what may be null. */
        public static final String COMPANION = "1 urgent";

        public Provider() {}

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Entity entity() {
            return ENTITY;
        }

        @Override
        public Decoder<?> decoder() {
            return Todos::decode;
        }
    }
}

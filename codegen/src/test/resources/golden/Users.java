// Generated from app.User by ModelProcessor. Regenerate with: mvn compile
package app;

import dev.runnel.Condition;
import dev.runnel.Creation;
import dev.runnel.Deferred;
import dev.runnel.Expr;
import dev.runnel.Include;
import dev.runnel.ManyPath;
import dev.runnel.MutationResult;
import dev.runnel.NullableStringPath;
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

/** Statements over {@code User}. */
@Generated("dev.runnel.codegen.ModelProcessor")
@NullMarked
public final class Users {
    private static final Field ID = Field.of(User.class, "id", 0, Type.of(Storage.UUID))
            .withInitial(Initial.Made.UUID_V7);
    private static final Field NAME = Field.of(User.class, "name", 1, Type.of(Storage.TEXT));
    private static final Field EMAIL = Field.of(User.class, "email", 2, Type.of(Storage.TEXT));
    private static final Field BIO = Field.of(User.class, "bio", 3, Type.optional(Storage.TEXT));
    private static final Relation TODOS = Relation.hasMany(
            User.class, "todos", 0, Todo.class, List.of("id"), List.of("userId"));
    private static final Entity ENTITY = Entity.of(User.class, "Users", ID, NAME, EMAIL, BIO)
            .withRelations(TODOS)
            .withKey(ID)
            .withUnique(EMAIL);
    private static final Deferred<List<Todo>> TODOS_UNLOADED = Deferred.unloaded("User.todos", true);

    /** This model, for {@code Db.builder().models(…)}. */
    public static final ModelProvider MODEL = new Provider();
    private static final Query ALL = new Query(Clauses.of(ENTITY));

    private Users() {}

    public static Query all() {
        return ALL;
    }

    public static Query filter(Function<? super Fields<User>, Condition<User>> condition) {
        return ALL.filter(condition);
    }

    /** A condition to keep, for any statement over User. */
    public static Condition<User> where(Function<? super Fields<User>, Condition<User>> condition) {
        return Condition.of(ALL.filter(condition).clauses().filter());
    }

    public static Query byId(UUID id) {
        return ALL.filter(f -> f.id().eq(id));
    }

    public static Query byIds(Collection<? extends UUID> ids) {
        return ALL.filter(f -> f.id().in(ids));
    }

    public static Query byEmail(String email) {
        return ALL.filter(f -> f.email().eq(email));
    }

    public static NeedsName<NeedsEmail<Create>> create() {
        return new NameStage<>(NewRow.of(ENTITY), afterName ->
                new EmailStage<>(afterName, Create::new));
    }

    /** The todos of an user: a query over them, and creates of more. */
    public static Todos.OfUserQuery todos(User row) {
        return Todos.ofUser(row);
    }

    public static Draft draft() {
        return new Draft(NewRow.of(ENTITY));
    }

    public static Statement<List<User>> createMany(List<? extends Creation<User>> rows) {
        return Statements.createMany(ENTITY, rows);
    }

    /** Writes the columns of a record as they are, its key too. Its relations are not written. */
    public static Statement<User> insert(User row) {
        return Statements.insert(rowOf(row));
    }

    public static Statement<List<User>> insertMany(List<User> rows) {
        return Statements.insertMany(ENTITY, rows.stream().map(Users::rowOf).toList());
    }

    public static Update<User> update(User row) {
        return new Update<>(Changing.ofOne(ENTITY, byId(row.id()).clauses().filter()));
    }

    public static Statement<MutationResult> delete(User row) {
        return Statements.delete(ENTITY, byId(row.id()).clauses().filter());
    }

    private static NewRow rowOf(User row) {
        return Inserting.row(ENTITY, row.id(), row.name(), row.email(), row.bio());
    }

    static User decode(Row row, int at, Loads loads) {
        return new User(
                row.getUuid(at),
                row.getString(at + 1),
                row.getString(at + 2),
                Optional.ofNullable(row.getStringOrNull(at + 3)),
                Loaded.relation(row, loads.relation(0), TODOS_UNLOADED));
    }

    /**
     * The fields of an user.
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

        public StringPath<M> name() {
            return string(NAME);
        }

        public StringPath<M> email() {
            return string(EMAIL);
        }

        public NullableStringPath<M> bio() {
            return nullableString(BIO);
        }

        public ManyPath<M, Todo, Todos.Fields<Todo>, Todos.Query> todos() {
            return many(TODOS, Todos.Fields::new, Todos.all());
        }
    }

    /**
     * A to-one step to an user: its fields, an include, a comparison.
     *
     * @param <M> the model that the paths start at
     */
    public static class One<M> extends Fields<M> implements OnePath<M, User, Query> {
        public One(Anchor anchor, List<Relation> steps) {
            super(anchor, steps);
        }

        @Override
        public Condition<M> eq(User row) {
            return relatedTo(ENTITY, present(row).id());
        }

        @Override
        public Condition<M> ne(User row) {
            return eq(row).not();
        }

        @Override
        public Condition<M> in(Collection<? extends User> rows) {
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
     * An optional to-one step to an user.
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

    /** Rows of User. */
    public static final class Query extends dev.runnel.Query<User, Fields<User>, Query> {
        private Query(Clauses clauses) {
            super(clauses);
        }

        @Override
        protected Query with(Clauses other) {
            return new Query(other);
        }

        @Override
        protected Fields<User> fields(Scope scope) {
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

        /** What {@code todos} of these rows leads to, each row once. */
        public Todos.Query todos() {
            return follow(TODOS, Todos.all());
        }
    }

    /**
     * A create that lacks {@code name}.
     *
     * @param <N> what follows
     */
    public interface NeedsName<N> {
        N name(String name);

        /** Left to the database, which computes it of no row. */
        N name(Expr<Object, String> name);
    }

    /**
     * A create that lacks {@code email}.
     *
     * @param <N> what follows
     */
    public interface NeedsEmail<N> {
        N email(String email);

        /** Left to the database, which computes it of no row. */
        N email(Expr<Object, String> email);
    }

    private record NameStage<N>(NewRow row, Function<NewRow, N> next) implements NeedsName<N> {
        @Override
        public N name(String name) {
            return next.apply(Creating.put(row(), NAME, name));
        }

        @Override
        public N name(Expr<Object, String> name) {
            return next.apply(Creating.putComputed(row(), NAME, name));
        }
    }

    private record EmailStage<N>(NewRow row, Function<NewRow, N> next) implements NeedsEmail<N> {
        @Override
        public N email(String email) {
            return next.apply(Creating.put(row(), EMAIL, email));
        }

        @Override
        public N email(Expr<Object, String> email) {
            return next.apply(Creating.putComputed(row(), EMAIL, email));
        }
    }

    /**
     * What may be set of an user, and need not be.
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

        public S bio(@Nullable String bio) {
            return set(BIO, bio);
        }

        /** Left to the database, which computes it of no row. */
        public S bio(Expr<Object, String> bio) {
            return compute(BIO, bio);
        }

        /** Creates the todos with it, after those of earlier calls. */
        public S todos(List<Todos.OfUser> children) {
            return addAll(TODOS, children);
        }

        /** Creates one of the todos with it, after those of earlier calls. */
        public S todos(
                Function<Todos.NeedsTitle<Todos.NeedsPoints<Todos.NeedsCreated<Todos.OfUser>>>, Todos.OfUser> child) {
            return add(TODOS, child.apply(Todos.ofUser()).row());
        }
    }

    /** An user to be created, complete. */
    public static final class Create extends Setters<Create> implements Creation<User> {
        private Create(NewRow row) {
            super(row);
        }

        @Override
        protected Create with(NewRow other) {
            return new Create(other);
        }
    }

    /** An user to be created, set up in any order. What is missing is said when it runs, all at once. */
    public static final class Draft extends Setters<Draft> implements Creation<User>, NeedsName<Draft>, NeedsEmail<Draft> {
        private Draft(NewRow row) {
            super(row);
        }

        @Override
        protected Draft with(NewRow other) {
            return new Draft(other);
        }

        @Override
        public Draft name(String name) {
            return with(Creating.put(row(), NAME, name));
        }

        @Override
        public Draft name(Expr<Object, String> name) {
            return with(Creating.putComputed(row(), NAME, name));
        }

        @Override
        public Draft email(String email) {
            return with(Creating.put(row(), EMAIL, email));
        }

        @Override
        public Draft email(Expr<Object, String> email) {
            return with(Creating.putComputed(row(), EMAIL, email));
        }
    }

    /**
     * What becomes of rows of User. Fields of the key cannot be set.
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
        public Update<List<User>> returning() {
            return new Update<>(returningRows());
        }

        public Update<R> name(String name) {
            return set(NAME, name);
        }

        public Update<R> name(Function<? super Fields<User>, ? extends Expr<User, String>> value) {
            return computed(NAME, value);
        }

        public Update<R> email(String email) {
            return set(EMAIL, email);
        }

        public Update<R> email(Function<? super Fields<User>, ? extends Expr<User, String>> value) {
            return computed(EMAIL, value);
        }

        public Update<R> bio(String bio) {
            return set(BIO, bio);
        }

        public Update<R> bio(Function<? super Fields<User>, ? extends Expr<User, String>> value) {
            return computed(BIO, value);
        }

        public Update<R> clearBio() {
            return set(BIO, null);
        }

        private Update<R> computed(Field field, Function<? super Fields<User>, ? extends Expr<User, ?>> value) {
            Scope scope = new Scope();
            return compute(field, scope, value.apply(new Fields<>(scope, List.of())));
        }
    }

    /** Hands this model to a Db; found through {@code META-INF/services}. */
    public static final class Provider implements ModelProvider {
        /** For compilations that find this model in a jar: a version, and what may be null. */
        public static final String COMPANION = "1";

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
            return Users::decode;
        }
    }
}

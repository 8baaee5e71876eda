// Generated from app.User by ModelProcessor. Regenerate with: mvn compile
package app;

import dev.runnel.CheckReturnValue;
import dev.runnel.Condition;
import dev.runnel.CreateStatement;
import dev.runnel.Expr;
import dev.runnel.Group;
import dev.runnel.GroupedQuery;
import dev.runnel.InsertStatement;
import dev.runnel.MutationResult;
import dev.runnel.NullableStringPath;
import dev.runnel.RecordDelete;
import dev.runnel.SortKeys;
import dev.runnel.SqlTable;
import dev.runnel.Statement;
import dev.runnel.StringPath;
import dev.runnel.ToManyPath;
import dev.runnel.UpsertManyStatement;
import dev.runnel.UpsertStatement;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/** Statements over {@code User}. */
@Generated("dev.runnel.codegen.ModelProcessor")
@NullMarked
@CheckReturnValue
public final class Users {
    private static final ColumnMetadata ID = ColumnMetadata.of(User.class, "id", 0, Encodings.UUID).uuidV7();
    private static final ColumnMetadata NAME = ColumnMetadata.of(User.class, "name", 1, Encodings.TEXT);
    private static final ColumnMetadata EMAIL = ColumnMetadata.of(User.class, "email", 2, Encodings.TEXT);
    private static final ColumnMetadata BIO = ColumnMetadata.optional(User.class, "bio", 3, Encodings.TEXT);
    private static final RelationMetadata TODOS = RelationMetadata.hasMany(
            User.class, "todos", 0, Todo.class, List.of("id"), List.of("userId"));
    private static final ModelMetadata<User> METADATA = ModelMetadata.of(User.class, "Users",
                    user -> Arrays.asList(user.id(), user.name(), user.email(), user.bio()),
                    Users::decode, Users::all)
            .withColumns(ID, NAME, EMAIL, BIO)
            .withRelations(TODOS)
            .withKey(ID)
            .withUnique(EMAIL);

    /** The provider of this model, for {@code Db.builder().models(…)}. */
    public static final Provider MODEL = new Provider();

    /** The name of the table, for {@code Sql}. */
    public static final SqlTable<Fields<User>> TABLE = METADATA.table(Fields::new);
    private static final Query ALL = new Query(METADATA.rows());

    private Users() {}

    public static Query all() { return ALL; }

    public static Query filter(Function<? super Fields<User>, ? extends Condition<? super User>> condition) {
        return ALL.filter(condition);
    }

    public static SortKeys<User, Fields<User>> sortKeys() { return ALL.sortKeys(); }

    public static <K1> GroupedQuery<User, Group.One<User, Fields<User>, K1>> groupBy(
            Function<? super Fields<User>, ? extends Expr<User, K1>> key) { return ALL.groupBy(key); }

    public static <K1, K2> GroupedQuery<User, Group.Two<User, Fields<User>, K1, K2>> groupBy(
            Function<? super Fields<User>, ? extends Expr<User, K1>> key1,
            Function<? super Fields<User>, ? extends Expr<User, K2>> key2) { return ALL.groupBy(key1, key2); }

    public static <K1, K2, K3> GroupedQuery<User, Group.Three<User, Fields<User>, K1, K2, K3>> groupBy(
            Function<? super Fields<User>, ? extends Expr<User, K1>> key1,
            Function<? super Fields<User>, ? extends Expr<User, K2>> key2,
            Function<? super Fields<User>, ? extends Expr<User, K3>> key3) { return ALL.groupBy(key1, key2, key3); }

    public static <K1, K2, K3, K4> GroupedQuery<User, Group.Four<User, Fields<User>, K1, K2, K3, K4>> groupBy(
            Function<? super Fields<User>, ? extends Expr<User, K1>> key1,
            Function<? super Fields<User>, ? extends Expr<User, K2>> key2,
            Function<? super Fields<User>, ? extends Expr<User, K3>> key3,
            Function<? super Fields<User>, ? extends Expr<User, K4>> key4) {
        return ALL.groupBy(key1, key2, key3, key4);
    }

    /** Returns a condition for any statement over User. */
    public static Condition<User> where(Function<? super Fields<User>, ? extends Condition<? super User>> condition) {
        return METADATA.condition(ALL.filter(condition));
    }

    public static Query byId(UUID id) { return ALL.filter(f -> f.id().eq(id)); }

    public static Query byIds(Collection<? extends UUID> ids) { return ALL.filter(f -> f.id().in(ids)); }

    public static Query byEmail(String email) { return ALL.filter(f -> f.email().eq(email)); }

    public static NameStep<EmailStep<Create>> create() { return METADATA.create(Draft::new, 2, Create::new); }

    /** Returns the {@code todos} of a user: a query that can also create rows. */
    public static Todos.ByUser todos(User user) { return Todos.ofUser(user); }

    public static Draft draft() { return new Draft(METADATA.newRow()); }

    public static InsertStatement<List<User>> createMany(List<? extends CreateStatement<User>> users) {
        return METADATA.createMany(users);
    }

    /** Inserts the columns of a record unchanged, including its key. Its relations are not written. */
    public static InsertStatement<User> insert(User user) { return METADATA.insert(user); }

    public static InsertStatement<List<User>> insertMany(List<User> users) { return METADATA.insertMany(users); }

    /** Creates a user, or updates the row with the same values. */
    public static UpsertById upsertById(UUID id) { return new UpsertById(METADATA.upsertBy(List.of(ID), id)); }

    /** Creates a user, or updates the row with the same values. */
    public static UpsertByEmail upsertByEmail(String email) {
        return new UpsertByEmail(METADATA.upsertBy(List.of(EMAIL), email));
    }

    /** Inserts the columns of a record, or updates the row with its key. Its relations are not written. */
    public static UpsertStatement<User> upsert(User user) { return METADATA.upsert(user); }

    /** Creates rows, or updates the rows with the same values, all or none. */
    public static UpsertManyBuilder<User, Fields<User>, OnUpdate> upsertManyById(
            List<? extends CreateStatement<User>> creations) {
        return METADATA.upsertManyBy(List.of(ID), creations, OnUpdate::new, Fields::new);
    }

    /** Creates rows, or updates the rows with the same values, all or none. */
    public static UpsertManyBuilder<User, Fields<User>, OnUpdate> upsertManyByEmail(
            List<? extends CreateStatement<User>> creations) {
        return METADATA.upsertManyBy(List.of(EMAIL), creations, OnUpdate::new, Fields::new);
    }

    /** Inserts the columns of records, or updates the rows with their keys, all or none. Their relations are not written. */
    public static UpsertManyStatement<User> upsertMany(List<User> records) { return METADATA.upsertMany(records); }

    public static Update<User> update(User user) { return new Update<>(METADATA.update(user)); }

    /** Updates several records, all or none. Each update sets the same fields to values. */
    public static Statement<MutationResult> updateMany(List<Update<User>> updates) {
        return METADATA.updateMany(updates);
    }

    public static RecordDelete<Fields<User>> delete(User user) { return METADATA.delete(user, Fields::new); }

    static User decode(Row row, int offset, DecodeLayout layout) {
        return new User(
                row.getUuid(offset),
                row.getString(offset + 1),
                row.getString(offset + 2),
                Optional.ofNullable(row.getStringOrNull(offset + 3)),
                TODOS.deferred(row, layout));
    }

    /** The fields of a user, as paths that start at {@code M}. */
    public static class Fields<M> extends FieldsBase<M> {
        public Fields(PathOrigin origin) { super(origin, METADATA); }

        public dev.runnel.Path<M, UUID> id() { return path(ID); }

        public StringPath<M> name() { return string(NAME); }

        public StringPath<M> email() { return string(EMAIL); }

        public NullableStringPath<M> bio() { return nullableString(BIO); }

        public ToManyPath<M, Todo, Todos.Fields<Todo>, Todos.Query> todos() {
            return many(TODOS, Todos.Fields::new, Todos.all());
        }
    }

    /** A to-one path to a user with its fields. It can be included and compared. */
    public static class Path<M> extends Fields<M> implements ModelPath<M, User, Query> {
        public Path(PathOrigin origin) { super(origin); }
    }

    /** An optional to-one path to a user. */
    public static final class OptionalPath<M> extends Path<M> implements OptionalModelPath<M> {
        public OptionalPath(PathOrigin origin) { super(origin); }
    }

    /** A query over the rows of User. */
    public static final class Query extends ModelQuery<User, Fields<User>, Query> {
        private Query(QuerySource source) { super(source, Query::new, Fields::new); }

        /** Updates every row of this query. The query must have no clause but filters. */
        public Update<MutationResult> update() { return new Update<>(updateAll()); }

        public Query byId(UUID id) { return filter(f -> f.id().eq(id)); }

        /** Returns a query over the {@code todos} of these rows, each row once. */
        public Todos.ByUser todos() { return Todos.ofUser(this); }
    }

    /** Sets {@code name}; {@code N} is the type of the next step. */
    public interface NameStep<N> {
        default N name(String name) { return NAME.set(this, name); }

        /** Sets {@code name} to a database expression that reads no row. */
        default N name(Expr<Object, String> name) { return NAME.compute(this, name); }
    }

    /** Sets {@code email}; {@code N} is the type of the next step. */
    public interface EmailStep<N> {
        default N email(String email) { return EMAIL.set(this, email); }

        /** Sets {@code email} to a database expression that reads no row. */
        default N email(Expr<Object, String> email) { return EMAIL.compute(this, email); }
    }

    /** Fields that a create of a user may set. */
    public interface OptionalFields<S> extends UpdatableFields<S> {
        default S id(UUID id) { return ID.set(this, id); }

        /** Creates {@code todos} together with the row, after those of earlier calls. */
        default S todos(List<Todos.ChildOfUser> children) { return TODOS.createAll(this, children); }

        /** Creates one of the {@code todos} together with the row. */
        default S todos(
                Function<Todos.TitleStep<Todos.PointsStep<Todos.CreatedStep<Todos.ChildOfUser>>>, Todos.ChildOfUser> child) {
            return TODOS.create(this, child.apply(Todos.ofUser()));
        }

        /** Links existing {@code todos} to the row. */
        default S addTodos(Todo... todos) { return TODOS.link(this, Todos.all(), Arrays.asList(todos)); }

        /** Links existing {@code todos} to the row. */
        default S addTodos(List<Todo> todos) { return TODOS.link(this, Todos.all(), todos); }
    }

    /** Fields that a create or an update of a user may set. */
    public interface UpdatableFields<S> {
        default S bio(String bio) { return BIO.setPresent(this, bio); }

        default S bio(Optional<? extends String> bio) { return BIO.setOptional(this, bio); }

        /** Sets {@code bio} to a database expression that reads no row. */
        default S bio(Expr<Object, String> bio) { return BIO.compute(this, bio); }

        default S clearBio() { return BIO.set(this, null); }
    }

    /** A user to be created, with every required field. */
    public static final class Create extends InsertBuilder<Create> implements OptionalFields<Create>,
            CreateStatement<User> {
        private Create(InsertState state) { super(state, Create::new); }
    }

    /** A user to be created, set in any order. It is checked when it runs. */
    public static final class Draft extends InsertBuilder<Draft> implements OptionalFields<Draft>,
            CreateStatement<User>, NameStep<Draft>, EmailStep<Draft> {
        private Draft(InsertState state) { super(state, Draft::new); }
    }

    /** An update of rows of User. Fields of the key cannot be set. */
    public static final class Update<R> extends UpdateBuilder<R, Update<R>, Update<List<User>>> implements
            UpdatableFields<Update<R>>, NameStep<Update<R>>, EmailStep<Update<R>> {
        private Update(UpdateBuilder.UpdateState changes) { super(changes, Update::new); }

        public Update<R> name(Function<? super Fields<User>, ? extends Expr<? super User, String>> value) {
            return compute(NAME, Fields::new, value);
        }

        public Update<R> email(Function<? super Fields<User>, ? extends Expr<? super User, String>> value) {
            return compute(EMAIL, Fields::new, value);
        }

        public Update<R> bio(Function<? super Fields<User>, ? extends Expr<? super User, String>> value) {
            return compute(BIO, Fields::new, value);
        }

        /** Creates {@code todos} together with the row, after those of earlier calls. */
        public Update<R> todos(List<Todos.ChildOfUser> children) { return TODOS.createAll(this, children); }

        /** Creates one of the {@code todos} together with the row. */
        public Update<R> todos(
                Function<Todos.TitleStep<Todos.PointsStep<Todos.CreatedStep<Todos.ChildOfUser>>>, Todos.ChildOfUser> child) {
            return TODOS.create(this, child.apply(Todos.ofUser()));
        }

        /** Links existing {@code todos} to the row. */
        public Update<R> addTodos(Todo... todos) { return TODOS.link(this, Todos.all(), Arrays.asList(todos)); }

        /** Links existing {@code todos} to the row. */
        public Update<R> addTodos(List<Todo> todos) { return TODOS.link(this, Todos.all(), todos); }

        /** Unlinks {@code todos}. A row that is not linked is {@code NotFoundException}. */
        public Update<R> removeTodos(Todo... todos) { return TODOS.unlink(this, Todos.all(), Arrays.asList(todos)); }

        /** Unlinks {@code todos}. A row that is not linked is {@code NotFoundException}. */
        public Update<R> removeTodos(List<Todo> todos) { return TODOS.unlink(this, Todos.all(), todos); }

        /** Adds a condition. A record that does not satisfy it is {@code OptimisticLockException}. */
        public Update<R> onlyIf(Function<? super Fields<User>, ? extends Condition<? super User>> condition) {
            return onlyIf(Fields::new, condition);
        }
    }

    /** An upsert without its required fields: set them one by one, or in {@code onCreate}. */
    public static final class UpsertById extends UpsertStart<EmailStep<Upsert>, Upsert> implements
            NameStep<EmailStep<Upsert>> {
        private UpsertById(UpsertState state) { super(state, Upsert::new); }

        /** Sets the fields of the row if the statement creates it. */
        public Upsert onCreate(Function<NameStep<EmailStep<Create>>, Create> fields) {
            return onCreate(METADATA.<NameStep<EmailStep<Create>>>create(Draft::new, 2, Create::new), fields);
        }
    }

    /** An upsert without its required fields: set them one by one, or in {@code onCreate}. */
    public static final class UpsertByEmail extends UpsertStart<Upsert, Upsert> implements NameStep<Upsert> {
        private UpsertByEmail(UpsertState state) { super(state, Upsert::new); }

        /** Sets the fields of the row if the statement creates it. */
        public Upsert onCreate(Function<NameStep<Create>, Create> fields) {
            return onCreate(METADATA.<NameStep<Create>>create(Draft::new, 1, Create::new), fields);
        }
    }

    /** An upsert of a user. Its setters apply to both branches. */
    public static final class Upsert extends UpsertBuilder<User, Upsert, Draft, OnUpdate> implements
            UpdatableFields<Upsert>, NameStep<Upsert>, EmailStep<Upsert> {
        private Upsert(UpsertState state) { super(state, Upsert::new, Draft::new, OnUpdate::new); }

        public Upsert name(Function<? super Fields<User>, ? extends Expr<User, String>> value) {
            return compute(NAME, Fields::new, value);
        }

        public Upsert email(Function<? super Fields<User>, ? extends Expr<User, String>> value) {
            return compute(EMAIL, Fields::new, value);
        }

        public Upsert bio(Function<? super Fields<User>, ? extends Expr<User, String>> value) {
            return compute(BIO, Fields::new, value);
        }

        /** Adds a condition of the stored row and the incoming one. An existing row that does not satisfy it is kept, and the result is empty. */
        public Upsert onlyIf(
                BiFunction<? super Fields<User>, ? super Fields<User>, ? extends Condition<User>> condition) {
            return onlyIf(Fields::new, condition);
        }
    }

    /** The update branch of an upsert. */
    public static final class OnUpdate extends UpsertUpdate<OnUpdate> implements UpdatableFields<OnUpdate>,
            NameStep<OnUpdate>, EmailStep<OnUpdate> {
        private OnUpdate(UpdateBuilder.UpdateState changes) { super(changes, OnUpdate::new); }

        public OnUpdate name(Function<? super Fields<User>, ? extends Expr<User, String>> value) {
            return compute(NAME, Fields::new, value);
        }

        public OnUpdate name(
                BiFunction<? super Fields<User>, ? super Fields<User>, ? extends Expr<User, String>> value) {
            return compute(NAME, Fields::new, value);
        }

        public OnUpdate email(Function<? super Fields<User>, ? extends Expr<User, String>> value) {
            return compute(EMAIL, Fields::new, value);
        }

        public OnUpdate email(
                BiFunction<? super Fields<User>, ? super Fields<User>, ? extends Expr<User, String>> value) {
            return compute(EMAIL, Fields::new, value);
        }

        public OnUpdate bio(Function<? super Fields<User>, ? extends Expr<User, String>> value) {
            return compute(BIO, Fields::new, value);
        }

        public OnUpdate bio(
                BiFunction<? super Fields<User>, ? super Fields<User>, ? extends Expr<User, String>> value) {
            return compute(BIO, Fields::new, value);
        }
    }

    /** Registers this model through {@code META-INF/services}. */
    public static final class Provider extends AbstractModelProvider {
        /** The version and the nullable components, for a compilation that reads this model from a jar. */
        public static final String COMPANION = "1";

        public Provider() { super(1, () -> METADATA); }
    }
}

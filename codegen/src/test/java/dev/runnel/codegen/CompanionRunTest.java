package dev.runnel.codegen;

import static dev.runnel.codegen.Compilations.TODO;
import static dev.runnel.codegen.Compilations.USER;
import static dev.runnel.codegen.Compilations.app;
import static dev.runnel.codegen.Compilations.compile;
import static dev.runnel.codegen.Compilations.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Deferred;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.Row;
import dev.runnel.stmt.InsertRow;
import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What generated companions do when they run. */
class CompanionRunTest {
    private static final UUID ID = new UUID(1, 1);
    private static final UUID USER_ID = new UUID(2, 2);
    private static final ClassLoader CLASSES = load(compile(
            USER,
            TODO,
            app("Team", "@Model record Team(@Key UUID id, String name) {}"),
            app("Game", """
                    @Model
                    record Game(@Key UUID id, UUID homeId, @BelongsTo Team home,
                            Optional<UUID> guestId, @BelongsTo Optional<Team> guest) {}
                    """),
            app("Use", """
                    public class Use {
                        static final UUID ID = new UUID(1, 1);
                        static final UUID USER_ID = new UUID(2, 2);
                        static final Instant CREATED = Instant.parse("2026-01-01T00:00:00.1234567Z");

                        public static Object row(dev.runnel.Statement<?> create) {
                            return ((List<?>) dev.runnel.companion.StatementParts.requests(create).get(0).values()[0]).get(0);
                        }

                        public static Object byForeignKey() {
                            return row(Todos.create().title("a").points(7).created(CREATED).userId(USER_ID).urgent(null));
                        }

                        public static Object byRecord() {
                            User user = new User(USER_ID, "n", "e", Optional.empty(), Deferred.unloaded());
                            return row(Todos.create().title("a").points(7).created(CREATED).user(user));
                        }

                        public static Object nested() {
                            return row(Users.create().name("n").email("e").todos(t -> t.title("a").points(1).created(CREATED))
                                    .todos(List.of(Todos.ofUser().title("b").points(2).created(CREATED)
                                            .parent(byForeign()))));
                        }

                        private static Todos.Create byForeign() {
                            return Todos.create().title("c").points(3).created(CREATED).user(Users.create().name("m").email("f"));
                        }

                        public static Object requiredNull() {
                            return Users.create().name((String) null);
                        }

                        public static Object shape(String title, String user) {
                            return dev.runnel.companion.StatementParts.requests(
                                            Todos.filter(t -> t.title().eq(title).and(t.user().name().eq(user))))
                                    .get(0).shape();
                        }

                        public static Object sameShapes() {
                            return shape("x", "y").equals(shape("z", "w"));
                        }
                    }
                    """)));

    private static ModelProvider provider(String companion) throws ReflectiveOperationException {
        return (ModelProvider) CLASSES.loadClass("app." + companion + "$Provider")
                .getConstructor()
                .newInstance();
    }

    private static Object use(String method) throws Throwable {
        try {
            return CLASSES.loadClass("app.Use").getMethod(method).invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Row row(Object... cells) {
        return index -> cells[index];
    }

    private static Object get(Object record, String component) throws ReflectiveOperationException {
        var accessor = record.getClass().getDeclaredMethod(component);
        accessor.setAccessible(true);
        return accessor.invoke(record);
    }

    @Test
    void versionIsThatOfTheApi() throws Exception {
        assertThat(provider("Users").version()).isEqualTo(ModelProvider.VERSION);
    }

    @Test
    void entityHasFieldsAndRelationsInTheirOrder() throws Exception {
        Entity todo = provider("Todos").entity();
        assertThat(todo.companion()).isEqualTo("Todos");
        assertThat(todo.table()).isNull();
        assertThat(todo.fields())
                .extracting(field -> field.index() + " " + field.name() + " " + field.type())
                .containsExactly(
                        "0 id uuid",
                        "1 title text",
                        "2 points i64",
                        "3 urgent bool?",
                        "4 body text?",
                        "5 created instant",
                        "6 userId uuid",
                        "7 parentId uuid?");
        assertThat(todo.fields())
                .filteredOn(Field::deferred)
                .extracting(Field::name)
                .containsExactly("body");
        assertThat(todo.fields())
                .filteredOn(field -> field.initial() == DefaultValue.GeneratedDefault.UUID_V7)
                .extracting(Field::name)
                .containsExactly("id");
        assertThat(todo.key()).extracting(Field::name).containsExactly("id");
        assertThat(todo.relations())
                .extracting(relation -> relation.index() + " " + relation.name() + " " + relation.kind() + " "
                        + relation.fields() + relation.references() + (relation.optional() ? " optional" : ""))
                .containsExactly("0 user BELONGS_TO [userId][id]", "1 parent BELONGS_TO [parentId][id] optional");
        assertThat(todo.indexes())
                .extracting(index -> index.name() + " " + index.fields())
                .containsExactly("null [Todo.userId]", "null [Todo.parentId]");
    }

    @Test
    void entityHasUniqueFieldsAndTheOtherSide() throws Exception {
        Entity user = provider("Users").entity();
        assertThat(user.uniques())
                .extracting(unique -> unique.name() + " " + unique.fields())
                .containsExactly("null [User.email]");
        Relation todos = user.relations().get(0);
        assertThat(todos.kind()).isEqualTo(Relation.Kind.HAS_MANY);
        assertThat(todos.target().getSimpleName()).isEqualTo("Todo");
        assertThat(todos.fields()).containsExactly("id");
        assertThat(todos.references()).containsExactly("userId");
        assertThat(todos.eager()).isFalse();
    }

    @Test
    void decodesColumnsFromAnyPosition() throws Exception {
        Object todo = provider("Todos")
                .decoder()
                .decode(row("before", ID, "a", 7L, null, Instant.EPOCH, USER_ID, null), 1, DecodeLayout.none(8, 2));
        assertThat(todo.toString())
                .isEqualTo("Todo[id=" + ID
                        + ", title=a, points=7, urgent=null, body=?, created=1970-01-01T00:00:00Z, userId=" + USER_ID
                        + ", user=?, parentId=Optional.empty, parent=?]");
    }

    @Test
    void decodesWhatWasLoaded() throws Exception {
        Object todo = provider("Todos")
                .decoder()
                .decode(
                        row(ID, "a", 7L, true, Instant.EPOCH, USER_ID, ID, "text", Deferred.relation("someone", false)),
                        0,
                        DecodeLayout.none(8, 2).withField(4, 7).withRelation(0, 8));
        assertThat(get(todo, "urgent")).isEqualTo(true);
        assertThat(get(todo, "parentId")).isEqualTo(Optional.of(ID));
        assertThat(((Deferred<?>) get(todo, "body")).get()).isEqualTo(Optional.of("text"));
        assertThat(((Deferred<?>) get(todo, "user")).get()).isEqualTo("someone");
        assertThat(((Deferred<?>) get(todo, "parent")).isLoaded()).isFalse();
    }

    @Test
    void decodesEagerRelations() throws Exception {
        Object team = provider("Teams").decoder().decode(row(USER_ID, "home"), 0, DecodeLayout.none(2, 0));
        Object game = provider("Games")
                .decoder()
                .decode(
                        row(ID, USER_ID, null, team, Optional.empty()),
                        0,
                        DecodeLayout.none(3, 2).withRelation(0, 3).withRelation(1, 4));
        assertThat(get(game, "home")).isEqualTo(team);
        assertThat(get(game, "guest")).isEqualTo(Optional.empty());
        assertThat(provider("Games").entity().relations()).allMatch(Relation::eager);
    }

    @Test
    void refusesAnAbsentValueOfARequiredField() throws Exception {
        var decoder = provider("Todos").decoder();
        assertThatThrownBy(() -> decoder.decode(
                        row(ID, null, 7L, null, Instant.EPOCH, USER_ID, null), 0, DecodeLayout.none(8, 2)))
                .isInstanceOf(DecodeException.class);
    }

    @Test
    void createSetsWhatWasSaid() throws Throwable {
        InsertRow row = (InsertRow) use("byForeignKey");
        assertThat(row.values())
                .containsExactly(
                        InsertRow.UNSET,
                        "a",
                        7L,
                        null,
                        InsertRow.UNSET,
                        Instant.parse("2026-01-01T00:00:00.123456Z"),
                        USER_ID,
                        InsertRow.UNSET);
    }

    @Test
    void createTakesTheKeyOfARelatedRecord() throws Throwable {
        InsertRow row = (InsertRow) use("byRecord");
        assertThat(row.values()[6]).isEqualTo(USER_ID);
    }

    @Test
    void createNestsRowsOverBothSides() throws Throwable {
        InsertRow user = (InsertRow) use("nested");
        List<InsertRow> todos = user.nested(user.entity().relations().get(0));
        assertThat(todos).extracting(todo -> todo.values()[1]).containsExactly("a", "b");
        Entity todo = todos.get(0).entity();
        InsertRow parent = todos.get(1).nested(todo.relations().get(1)).get(0);
        assertThat(parent.values()[1]).isEqualTo("c");
        assertThat(parent.nested(todo.relations().get(0)).get(0).values()[1]).isEqualTo("m");
    }

    @Test
    void createRefusesNullInARequiredField() {
        assertThatThrownBy(() -> use("requiredNull"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("User.name");
    }

    @Test
    void shapesDoNotHoldValues() throws Throwable {
        assertThat(use("sameShapes")).isEqualTo(true);
    }

    @Test
    void unloadedNamesTheIncludeThatIsMissing() throws Exception {
        Object todo = provider("Todos")
                .decoder()
                .decode(row(ID, "a", 7L, null, Instant.EPOCH, USER_ID, null), 0, DecodeLayout.none(8, 2));
        assertThatThrownBy(() -> ((Deferred<?>) get(todo, "user")).get())
                .hasMessageContaining("Todo.user")
                .hasMessageContaining(".include(x -> x.user())");
    }
}

package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Creating rows, alone and as graphs. */
public abstract class CreateTopic extends Topic {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    @Test
    void givesBackWhatTheDatabaseHolds() {
        User ann = get(
                Users.create().name("Ann").email("ann@example.org").bio("hi").exec(db()));

        assertThat(ann.name()).isEqualTo("Ann");
        assertThat(ann.bio()).contains("hi");
        assertThat(ann.id().version()).isEqualTo(7);
        assertThat(ann.todos().isLoaded()).isFalse();
        assertThat(get(Users.byId(ann.id()).one(db()))).isEqualTo(ann);
    }

    @Test
    void unsetOptionalFieldsAreEmpty() {
        User ann = get(Users.create().name("Ann").email("ann@example.org").exec(db()));

        assertThat(get(Users.byId(ann.id()).one(db())).bio()).isEmpty();
    }

    @Test
    void takesAnIdOfTheCaller() {
        UUID id = UUID.fromString("f0000000-0000-7000-8000-000000000001");

        assertThat(get(Users.create().name("Ann").email("a@example.org").id(id).exec(db()))
                        .id())
                .isEqualTo(id);
        assertThat(get(Users.byId(id).one(db())).name()).isEqualTo("Ann");
    }

    @Test
    void everySubscriptionCreatesAnother() {
        var create = Categories.create().name("twice").exec(db());

        assertThat(get(create).id()).isNotEqualTo(get(create).id());
        assertThat(get(Categories.all().count(db()))).isEqualTo(2);
    }

    @Test
    void nothingHappensBeforeSubscription() {
        Categories.create().name("never").exec(db());

        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void nestedTwoLevelsDeep() {
        Category home = get(Categories.create().name("home").exec(db()));
        User ann = get(Users.create()
                .name("Ann")
                .email("ann@example.org")
                .todos(t -> t.title("milk")
                        .points(1)
                        .done(false)
                        .created(NOON)
                        .category(home)
                        .steps(s -> s.text("go").done(true))
                        .steps(s -> s.text("buy").done(false)))
                .todos(t -> t.title("bread").points(2).done(true).created(NOON).categoryId(home.id()))
                .exec(db()));

        assertThat(ann.todos().get()).extracting(Todo::title).containsExactly("milk", "bread");
        assertThat(ann.todos().get()).allMatch(t -> t.userId().equals(ann.id()));
        assertThat(ann.todos().get().get(0).steps().get())
                .extracting(s -> s.text())
                .containsExactly("go", "buy");
        assertThat(get(Todos.filter(t -> t.user().eq(ann)).count(db()))).isEqualTo(2);
        assertThat(get(Steps.filter(s -> s.todo().user().eq(ann)).count(db()))).isEqualTo(2);
    }

    @Test
    void nestedOverBelongsTo() {
        Todo todo = get(Todos.create()
                .title("milk")
                .points(1)
                .done(false)
                .created(NOON)
                .user(Users.create().name("Ann").email("ann@example.org"))
                .category(Categories.create().name("home"))
                .exec(db()));

        assertThat(todo.user().get().name()).isEqualTo("Ann");
        assertThat(todo.userId()).isEqualTo(todo.user().get().id());
        assertThat(get(Categories.byId(todo.categoryId()).one(db())).name()).isEqualTo("home");
    }

    @Test
    void nestedOverAnOptionalBelongsTo() {
        User ann = get(Users.create().name("Ann").email("ann@example.org").exec(db()));
        Category home = get(Categories.create().name("home").exec(db()));
        Todo child =
                get(todo("child", ann, home).parent(todo("parent", ann, home)).exec(db()));

        UUID parentId = child.parentId().orElseThrow();
        assertThat(get(Todos.byId(parentId).one(db())).title()).isEqualTo("parent");
        assertThat(child.parent().get()).map(Todo::title).contains("parent");
    }

    @Test
    void aGraphIsOneUnit() {
        User ann = get(Users.create().name("Ann").email("ann@example.org").exec(db()));
        probe().clear();

        ConstraintViolationException error = failure(
                ConstraintViolationException.class,
                () -> Todos.create()
                        .title("milk")
                        .points(1)
                        .done(false)
                        .created(NOON)
                        .user(Users.create().name("Other").email(ann.email()))
                        .category(Categories.create().name("home"))
                        .exec(db()));

        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(get(Categories.all().count(db()))).isZero();
        assertThat(get(Todos.all().count(db()))).isZero();
        assertThat(get(Users.all().count(db()))).isEqualTo(1);
    }

    @Test
    void manyOfNone() {
        assertThat(get(Users.createMany(List.of()).exec(db()))).isEmpty();
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    void manyInTheirOrder() {
        for (int size : List.of(1, 2, 50)) {
            List<Category> created = get(
                    Categories.createMany(categories("n" + size + "-", size)).exec(db()));

            assertThat(created)
                    .extracting(Category::name)
                    .containsExactlyElementsOf(IntStream.range(0, size)
                            .mapToObj(n -> "n" + size + "-" + n)
                            .toList());
        }
        assertThat(get(Categories.all().count(db()))).isEqualTo(53);
    }

    @Test
    void aThousandAtOnce() {
        var thousand = Categories.createMany(categories("c", 1000));
        if (!capabilities().writes().relational()) {
            refuses(ErrorCode.TRANSACT_TOO_LARGE, () -> thousand.exec(db()));
            return;
        }
        List<Category> created = get(thousand.exec(db()));

        assertThat(created).hasSize(1000);
        assertThat(created.get(999).name()).isEqualTo("c999");
        assertThat(get(Categories.all().count(db()))).isEqualTo(1000);
    }

    @Test
    void manyWithNestedRows() {
        Category home = get(Categories.create().name("home").exec(db()));
        List<User> created = get(Users.createMany(IntStream.range(0, 5)
                        .mapToObj(n -> Users.create()
                                .name("u" + n)
                                .email(n + "@example.org")
                                .todos(IntStream.range(0, n)
                                        .mapToObj(i -> Todos.ofUser()
                                                .title(n + "." + i)
                                                .points(i)
                                                .done(false)
                                                .created(NOON)
                                                .category(home))
                                        .toList()))
                        .toList())
                .exec(db()));

        assertThat(created).extracting(u -> u.todos().get().size()).containsExactly(0, 1, 2, 3, 4);
        assertThat(created.get(3).todos().get()).extracting(Todo::title).containsExactly("3.0", "3.1", "3.2");
        assertThat(get(Todos.all().count(db()))).isEqualTo(10);
    }

    @Test
    void aDuplicateKeyIsNamed() {
        UUID id = UUID.fromString("00000000-0000-7000-8000-00000000000a");
        get(Categories.create().name("home").id(id).exec(db()));

        ConstraintViolationException error = failure(
                ConstraintViolationException.class,
                () -> Categories.create().name("other").id(id).exec(db()));

        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(error.columns()).containsExactly("id");
        assertThat(get(Categories.all().one(db())).name()).isEqualTo("home");
    }

    @Test
    void aDuplicateUniqueValueIsNamed() {
        get(Users.create().name("Ann").email("ann@example.org").exec(db()));

        ConstraintViolationException error = failure(
                ConstraintViolationException.class,
                () -> Users.create().name("Other").email("ann@example.org").exec(db()));

        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(error.columns()).containsExactly("email");
        assertThat(error.getMessage()).doesNotContain("ann@example.org");
        assertThat(get(Users.all().one(db())).name()).isEqualTo("Ann");
    }

    @Test
    void aDuplicateAmongManyWritesNone() {
        ConstraintViolationException error = failure(
                ConstraintViolationException.class,
                () -> Users.createMany(List.of(
                                Users.create().name("a").email("1@example.org"),
                                Users.create().name("b").email("2@example.org"),
                                Users.create().name("c").email("1@example.org")))
                        .exec(db()));

        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(get(Users.all().count(db()))).isZero();
    }

    @Test
    void aReferenceToNothing() {
        User ann = get(Users.create().name("Ann").email("ann@example.org").exec(db()));
        Todos.Create orphan =
                todo("orphan", ann, new Category(UUID.randomUUID(), "gone", dev.runnel.Deferred.unloaded()));
        if (!capabilities().keys().foreignKeys()) {
            // a store without foreign keys takes it: docs/guarantees.md
            assertThat(get(orphan.exec(db())).title()).isEqualTo("orphan");
            return;
        }
        assertThat(failure(ConstraintViolationException.class, () -> orphan.exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        assertThat(get(Todos.all().count(db()))).isZero();
    }

    @Test
    void everyColumnComesBack() {
        User ann = get(Users.create().name("Ann").email("ann@example.org").exec(db()));
        Category home = get(Categories.create().name("home").exec(db()));
        Todo made = get(todo("all", ann, home)
                .estimate(5L)
                .urgent(true)
                .due(NOON.plusSeconds(1))
                .body("long text")
                .exec(db()));
        Todo read = get(Todos.byId(made.id()).include(t -> t.body()).one(db()));

        assertThat(read.estimate()).contains(5L);
        assertThat(read.urgent()).isTrue();
        assertThat(read.due()).contains(NOON.plusSeconds(1));
        assertThat(read.body().get()).contains("long text");
        assertThat(read.created()).isEqualTo(NOON);
        assertThat(read.parentId()).isEqualTo(Optional.empty());
    }

    private static List<Categories.Create> categories(String prefix, int size) {
        return IntStream.range(0, size)
                .mapToObj(n -> Categories.create().name(prefix + n))
                .toList();
    }

    private static Todos.Create todo(String title, User user, Category category) {
        return Todos.create()
                .title(title)
                .points(1)
                .done(false)
                .created(NOON)
                .user(user)
                .category(category);
    }
}

package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Deferred;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.NotLoadedException;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
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

/** Inserts of whole records of the application. */
public abstract class InsertTopic extends Topic {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    @Test
    void writesEveryColumn() {
        User ann = get(Users.insert(user("Ann")).exec(db()));
        Category home = get(Categories.insert(category("home")).exec(db()));
        Todo todo = todo("milk", ann, home, Deferred.of(Optional.of("at the corner")));
        Todo given = get(Todos.insert(todo).exec(db()));
        Todo read = get(Todos.byId(todo.id()).include(t -> t.body()).one(db()));

        assertThat(given).isEqualTo(todo);
        assertThat(read).isEqualTo(todo);
        assertThat(read.body().get()).contains("at the corner");
    }

    @Test
    void theKeyOfTheRecordIsUsed() {
        UUID id = UUID.fromString("f0000000-0000-4000-8000-000000000001");

        assertThat(get(Categories.insert(new Category(id, "home", Deferred.unloaded()))
                                .exec(db()))
                        .id())
                .isEqualTo(id);
        assertThat(get(Categories.byId(id).one(db())).name()).isEqualTo("home");
    }

    @Test
    void givesBackWhatTheDatabaseHolds() {
        User ann = get(Users.insert(user("Ann")).exec(db()));
        Category home = get(Categories.insert(category("home")).exec(db()));
        Todo fine = todo("milk", ann, home, Deferred.of(Optional.empty()), NOON.plusNanos(1_999));

        assertThat(get(Todos.insert(fine).exec(db())).created()).isEqualTo(NOON.plusNanos(1_000));
    }

    @Test
    void aDeferredColumnMustBeLoaded() {
        User ann = get(Users.insert(user("Ann")).exec(db()));
        Category home = get(Categories.insert(category("home")).exec(db()));
        Todo todo = todo("milk", ann, home, Deferred.unloaded());

        refuses(ErrorCode.NOT_LOADED, () -> Todos.insert(todo).exec(db()));
        assertThat(failure(NotLoadedException.class, () -> Todos.insert(todo).exec(db()))
                        .getMessage())
                .contains("Todo.body");
    }

    @Test
    void loadedRelationsAreNotWritten() {
        Todo loose = todo("milk", user("Nobody"), category("nothing"), Deferred.of(Optional.empty()));
        User ann = new User(UUID.randomUUID(), "Ann", "ann@example.org", Optional.empty(), Deferred.of(List.of(loose)));
        User given = get(Users.insert(ann).exec(db()));

        assertThat(given.todos().isLoaded()).isFalse();
        assertThat(get(Todos.all().count(db()))).isZero();
    }

    @Test
    void manyInTheirOrder() {
        List<Category> categories =
                IntStream.range(0, 40).mapToObj(n -> category("c" + n)).toList();

        assertThat(get(Categories.insertMany(categories).exec(db()))).containsExactlyElementsOf(categories);
        assertThat(get(Categories.all().count(db()))).isEqualTo(40);
    }

    @Test
    void manyOfNone() {
        assertThat(get(Categories.insertMany(List.of()).exec(db()))).isEmpty();
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    void oneThatIsThereAmongManyWritesNone() {
        Category home = get(Categories.insert(category("home")).exec(db()));

        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Categories.insertMany(List.of(category("other"), home))
                                        .exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(get(Categories.all().count(db()))).isEqualTo(1);
    }

    @Test
    void whatWasReadCanBeInsertedElsewhere() {
        Category home = get(Categories.insert(category("home")).exec(db()));
        get(Categories.delete(home).exec(db()));

        assertThat(get(Categories.insert(home).exec(db()))).isEqualTo(home);
    }

    private static User user(String name) {
        return new User(
                UUID.randomUUID(),
                name,
                name.toLowerCase(java.util.Locale.ROOT) + "@example.org",
                Optional.empty(),
                Deferred.unloaded());
    }

    private static Category category(String name) {
        return new Category(UUID.randomUUID(), name, Deferred.unloaded());
    }

    private static Todo todo(String title, User user, Category category, Deferred<Optional<String>> body) {
        return todo(title, user, category, body, NOON);
    }

    private static Todo todo(
            String title, User user, Category category, Deferred<Optional<String>> body, Instant created) {
        return new Todo(
                UUID.randomUUID(),
                title,
                2,
                Optional.of(5L),
                false,
                null,
                created,
                Optional.empty(),
                body,
                user.id(),
                Deferred.unloaded(),
                category.id(),
                Deferred.unloaded(),
                Optional.empty(),
                Deferred.unloaded(),
                Deferred.unloaded());
    }
}

package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.NotLoaded;
import dev.runnel.tck.Covers;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Step;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import dev.runnel.type.Storage;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Includes of relations and deferred columns. */
public abstract class IncludeTopic extends Topic {
    private final User bob = Sample.USERS.get(1);
    private final User idle = Sample.USERS.get(9);

    protected IncludeTopic(DriverFixture fixture) {
        super(fixture);
    }

    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    void unloadedNamesTheIncludeThatIsMissing() {
        Todo todo = get(Todos.byId(Sample.TODOS.get(1).id()).one(db()));

        assertThat(todo.user().isLoaded()).isFalse();
        assertThatThrownBy(() -> todo.user().get())
                .isInstanceOf(NotLoaded.class)
                .hasMessageContaining(".user()");
        assertThatThrownBy(() -> todo.body().get())
                .isInstanceOf(NotLoaded.class)
                .hasMessageContaining(".body()");
        assertThatThrownBy(() -> todo.steps().get())
                .isInstanceOf(NotLoaded.class)
                .hasMessageContaining("Todo.steps");
    }

    @Test
    @Covers("relation_preload/basic_has_many_and_belongs_to_preload")
    void hasMany() {
        List<User> users = list(Users.all().include(u -> u.todos()).all(db()));

        assertThat(users).hasSize(10);
        for (User user : users) {
            assertThat(user.todos().isLoaded()).isTrue();
            assertThat(user.todos().isPartial()).isFalse();
            assertThat(user.todos().get())
                    .containsExactlyInAnyOrderElementsOf(Sample.todosOf(user).stream()
                            .map(Sample::withoutBody)
                            .toList());
        }
        assertThat(probe().statements()).hasSize(2);
    }

    @Test
    @Covers("relation_preload/preload_on_empty_query")
    void hasManyOfNoParentsAsksForNoChildren() {
        assertThat(list(Users.filter(u -> u.name().eq("nobody"))
                        .include(u -> u.todos())
                        .all(db())))
                .isEmpty();
        assertThat(probe().statements()).hasSize(1);
    }

    @Test
    @Covers("relation_preload/basic_has_many_and_belongs_to_preload")
    void belongsTo() {
        List<Todo> todos =
                list(Todos.all().include(t -> t.user(), t -> t.category()).all(db()));

        assertThat(todos).hasSize(30).allMatch(t -> t.user().get().equals(Sample.userOf(t)));
        assertThat(todos).allMatch(t -> t.category().get().equals(Sample.categoryOf(t)));
    }

    @Test
    @Covers("relation_preload/preload_has_many_with_optional_belongs_to")
    void optionalBelongsTo() {
        List<Todo> todos = list(Todos.all().include(t -> t.parent()).all(db()));

        assertThat(todos).hasSize(30).allMatch(t -> t.parent().isLoaded());
        assertThat(todos)
                .allMatch(t -> t.parent().get().equals(Sample.parentOf(t).map(Sample::withoutBody)));
        assertThat(todos).anyMatch(t -> t.parent().get().isEmpty());
    }

    @Test
    void aDeferredColumn() {
        List<Todo> todos = list(Todos.all().include(t -> t.body()).all(db()));

        assertThat(todos).containsExactlyInAnyOrderElementsOf(Sample.TODOS);
        assertThat(probe().statements()).hasSize(1);
    }

    @Test
    @Covers({
        "relation_preload/nested_has_many_preload",
        "relation_preload/nested_has_many_then_belongs_to_required",
        "relation_preload/nested_has_many_then_has_many_with_empty_leaves"
    })
    void threeLevels() {
        List<User> users = list(Users.all()
                .include(u -> u.todos()
                        .with(t -> t.include(x -> x.category(), x -> x.steps().with(s -> s.include(y -> y.todo())))))
                .all(db()));

        for (User user : users) {
            for (Todo todo : user.todos().get()) {
                assertThat(todo.category().get()).isEqualTo(Sample.categoryOf(todo));
                assertThat(todo.steps().get()).containsExactlyInAnyOrderElementsOf(Sample.stepsOf(todo));
                assertThat(todo.steps().get()).allMatch(s -> s.todo().get().equals(todo));
            }
        }
    }

    @Test
    @Covers("relation_preload_filter/preload_has_many_with_filter")
    void filtered() {
        List<User> users = list(Users.all()
                .include(u -> u.todos().with(t -> t.filter(f -> f.done().eq(true))))
                .all(db()));

        for (User user : users) {
            assertThat(user.todos().isPartial()).isTrue();
            assertThat(user.todos().get())
                    .extracting(Todo::id)
                    .containsExactlyInAnyOrderElementsOf(Sample.todosOf(user).stream()
                            .filter(Todo::done)
                            .map(Todo::id)
                            .toList());
        }
    }

    @Test
    void filteredByWhatHoldsForNoRow() {
        List<User> users = list(Users.all()
                .include(u -> u.todos().with(t -> t.filter(f -> f.title().in(List.of()))))
                .all(db()));

        assertThat(users)
                .hasSameSizeAs(Sample.USERS)
                .allSatisfy(user -> assertThat(user.todos().get()).isEmpty());
        assertThat(probe().statements()).hasSize(1);
    }

    @Test
    @Covers("relation_preload_options/preload_has_many_ordered_per_parent")
    void sortedAndLimitedPerParent() {
        Comparator<Todo> order = Comparator.comparing(Todo::points, Comparator.reverseOrder())
                .thenComparing(Todo::id, Storage.UUID.order());
        List<User> users = list(Users.all()
                .include(u -> u.todos()
                        .with(t -> t.orderBy(f -> f.points().desc(), f -> f.id().asc())
                                .limit(2)))
                .all(db()));

        for (User user : users) {
            assertThat(user.todos().isPartial()).isTrue();
            assertThat(user.todos().get())
                    .extracting(Todo::id)
                    .containsExactlyElementsOf(Sample.todosOf(user).stream()
                            .sorted(order)
                            .limit(2)
                            .map(Todo::id)
                            .toList());
        }
    }

    @Test
    void sortedByAPathOfTheChild() {
        User read = get(Users.byId(bob.id())
                .include(u ->
                        u.todos().with(t -> t.orderBy(f -> f.category().name().desc(), f -> f.id().asc())))
                .one(db()));

        assertThat(read.todos().isPartial()).isFalse();
        assertThat(read.todos().get())
                .extracting(Todo::id)
                .containsExactlyElementsOf(Sample.todosOf(bob).stream()
                        .sorted(Comparator.comparing(
                                        (Todo t) -> Sample.categoryOf(t).name(), Comparator.reverseOrder())
                                .thenComparing(Todo::id, Storage.UUID.order()))
                        .map(Todo::id)
                        .toList());
    }

    @Test
    void filteredByAQuantifierOfTheChild() {
        User read = get(Users.byId(bob.id())
                .include(u -> u.todos()
                        .with(t -> t.filter(f -> f.steps().any(s -> s.done().eq(true)))))
                .one(db()));

        assertThat(read.todos().get())
                .extracting(Todo::id)
                .containsExactlyInAnyOrderElementsOf(Sample.todosOf(bob).stream()
                        .filter(t -> Sample.stepsOf(t).stream().anyMatch(Step::done))
                        .map(Todo::id)
                        .toList());
    }

    @Test
    void loadedAndEmptyIsNotUnloaded() {
        User read = get(Users.byId(idle.id()).include(u -> u.todos()).one(db()));

        assertThat(read.todos().isLoaded()).isTrue();
        assertThat(read.todos().get()).isEmpty();
    }

    @Test
    @Covers("relation_preload/nested_belongs_to_required_then_has_many")
    void overAToOnePathLoadsTheStep() {
        List<Todo> todos = list(Todos.all().include(t -> t.user().todos()).all(db()));

        for (Todo todo : todos) {
            User user = todo.user().get();
            assertThat(user).isEqualTo(Sample.userOf(todo));
            assertThat(user.todos().get())
                    .extracting(Todo::id)
                    .containsExactlyInAnyOrderElementsOf(
                            Sample.todosOf(user).stream().map(Todo::id).toList());
        }
    }

    @Test
    void aDeferredColumnOfAnOptionalRelation() {
        List<Todo> todos = list(Todos.all().include(t -> t.parent().body()).all(db()));

        assertThat(todos)
                .allMatch(t -> t.parent()
                        .get()
                        .map(p -> p.body().get())
                        .equals(Sample.parentOf(t).map(p -> p.body().get())));
    }

    @Test
    void ofOneAndFirst() {
        assertThat(get(Users.byId(bob.id()).include(u -> u.todos()).one(db()))
                        .todos()
                        .get())
                .hasSameSizeAs(Sample.todosOf(bob));
        assertThat(get(Users.all()
                                .orderBy(u -> u.email().asc())
                                .include(u -> u.todos())
                                .first(db()))
                        .todos()
                        .get())
                .hasSameSizeAs(Sample.todosOf(Sample.USERS.get(0)));
        assertThat(get(Users.byEmail(bob.email()).include(u -> u.todos()).exec(db())))
                .hasSize(1);
    }

    @Test
    void ofALimitedQuery() {
        List<User> users = list(Users.all()
                .orderBy(u -> u.email().desc())
                .limit(3)
                .include(u -> u.todos())
                .all(db()));

        assertThat(users)
                .extracting(User::email)
                .containsExactly("user9@example.org", "user8@example.org", "user7@example.org");
        assertThat(users.get(2).todos().get()).hasSameSizeAs(Sample.todosOf(Sample.USERS.get(7)));
    }

    @Test
    @Covers("relation_preload_filter/preload_has_many_filter_independent_of_parent_any")
    void ofCategoriesByTheirTodos() {
        List<Category> used = list(dev.runnel.tck.scenario.todo.Categories.filter(
                        c -> c.todos().any(t -> t.points().ge(-100L)))
                .include(c -> c.todos().with(t -> t.filter(f -> f.user().eq(bob))))
                .all(db()));

        assertThat(used).hasSize(2);
        assertThat(used)
                .allMatch(c -> c.todos().get().stream().allMatch(t -> t.userId().equals(bob.id())));
    }
}

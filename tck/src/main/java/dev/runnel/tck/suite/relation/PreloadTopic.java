package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Step;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import dev.runnel.type.Storage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Includes in includes, in every direction, and of every shape. */
public abstract class PreloadTopic extends Topic {
    private static final Comparator<UUID> BY_ID = Storage.UUID.order()::compare;

    protected PreloadTopic(DriverFixture fixture) {
        super(fixture);
    }

    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    @Covers("relation_preload/preload_on_empty_table")
    void ofAnEmptyTable() {
        try (TestDb empty = TestDb.open(fixture(), 1, models())) {
            assertThat(list(Users.all().include(u -> u.todos()).all(empty.db())))
                    .isEmpty();
            assertThat(list(Todos.all().include(t -> t.user(), t -> t.parent()).all(empty.db())))
                    .isEmpty();
            empty.settle();
        }
    }

    @Test
    @Covers("relation_preload/multiple_includes_same_model")
    void onlyWhatWasAskedForIsLoaded() {
        Todo todo = Sample.TODOS.get(13);
        Todo one = get(Todos.byId(todo.id()).include(t -> t.steps()).one(db()));
        assertThat(one.steps().isLoaded()).isTrue();
        assertThat(one.category().isLoaded()).isFalse();
        assertThat(one.user().isLoaded()).isFalse();

        Todo other = get(Todos.byId(todo.id()).include(t -> t.category()).one(db()));
        assertThat(other.steps().isLoaded()).isFalse();
        assertThat(other.category().isLoaded()).isTrue();

        Todo both = get(
                Todos.byId(todo.id()).include(t -> t.steps(), t -> t.category()).one(db()));
        assertThat(both.steps().get()).containsExactlyInAnyOrderElementsOf(Sample.stepsOf(todo));
        assertThat(both.category().get()).isEqualTo(Sample.categoryOf(todo));
        assertThat(both.user().isLoaded()).isFalse();
    }

    @Test
    @Covers("relation_preload/nested_has_many_then_belongs_to_optional")
    void manyThenAnOptionalOne() {
        List<User> users = list(Users.all()
                .include(u -> u.todos().with(t -> t.include(x -> x.parent())))
                .all(db()));

        assertThat(users)
                .flatExtracting(u -> u.todos().get())
                .hasSize(30)
                .allSatisfy(t ->
                        assertThat(parentOf(t)).isEqualTo(Sample.parentOf(t).map(Todo::id)));
    }

    @Test
    @Covers("relation_preload/nested_belongs_to_required_then_belongs_to_required")
    void oneThenOne() {
        List<Step> steps = list(Steps.all().include(s -> s.todo().user()).all(db()));

        assertThat(steps).hasSameSizeAs(Sample.STEPS).allSatisfy(step -> {
            Todo todo = step.todo().get();
            assertThat(todo.id()).isEqualTo(step.todoId());
            assertThat(todo.user().get()).isEqualTo(Sample.userOf(todo));
        });
    }

    @Test
    @Covers("relation_preload/nested_belongs_to_optional_then_has_many")
    void anOptionalOneThenMany() {
        List<Todo> todos = list(Todos.all().include(t -> t.parent().steps()).all(db()));

        assertThat(todos).hasSize(30).allSatisfy(todo -> {
            Optional<Todo> parent = Sample.parentOf(todo);
            assertThat(parentOf(todo)).isEqualTo(parent.map(Todo::id));
            parent.ifPresent(
                    p -> assertThat(todo.parent().get().orElseThrow().steps().get())
                            .containsExactlyInAnyOrderElementsOf(Sample.stepsOf(p)));
        });
    }

    @Test
    @Covers("relation_preload/nested_belongs_to_optional_then_belongs_to_optional")
    void anOptionalOneThenAnOptionalOne() {
        Todo grandchild = get(Sample.creating(Sample.TODOS.get(2))
                .id(UUID.randomUUID())
                .parent(Sample.TODOS.stream()
                        .filter(t -> t.parentId().isPresent())
                        .findFirst()
                        .orElseThrow())
                .exec(db()));

        List<Todo> todos = list(Todos.all().include(t -> t.parent().parent()).all(db()));

        assertThat(todos).hasSize(31);
        for (Todo todo : todos) {
            Optional<Todo> parent = todo.parent().get();
            assertThat(parent.map(Todo::id)).isEqualTo(todo.parentId());
            boolean two = parent.flatMap(p -> p.parent().get()).isPresent();
            assertThat(two).isEqualTo(todo.id().equals(grandchild.id()));
        }
    }

    @Test
    @Covers({
        "relation_preload/sibling_nested_includes_on_shared_prefix",
        "relation_preload/sibling_nested_includes_on_shared_prefix_non_sql"
    })
    void siblingsBehindOneRelation() {
        List<Todo> todos = list(Todos.all()
                .include(t -> t.parent().steps(), t -> t.parent().category())
                .all(db()));

        assertThat(todos)
                .hasSize(30)
                .allSatisfy(todo -> Sample.parentOf(todo).ifPresent(p -> {
                    Todo parent = todo.parent().get().orElseThrow();
                    assertThat(parent.steps().get()).containsExactlyInAnyOrderElementsOf(Sample.stepsOf(p));
                    assertThat(parent.category().get()).isEqualTo(Sample.categoryOf(p));
                }));
        assertThat(todos).anyMatch(todo -> todo.parent().get().isPresent());
    }

    @Test
    @Covers("relation_preload/bare_and_nested_includes_on_shared_prefix")
    void aRelationAndWhatIsBehindIt() {
        for (int order = 0; order < 2; order++) {
            Todos.Query query = order == 0
                    ? Todos.all().include(t -> t.user(), t -> t.user().todos())
                    : Todos.all().include(t -> t.user().todos(), t -> t.user());
            assertThat(list(query.all(db()))).hasSize(30).allSatisfy(todo -> {
                User user = todo.user().get();
                assertThat(user).isEqualTo(Sample.userOf(todo));
                assertThat(user.todos().get()).hasSameSizeAs(Sample.todosOf(user));
            });
        }
    }

    @Test
    @Covers("relation_preload_filter/preload_nested_relation_with_filter")
    void aFilterOfTheInnerRelationOnly() {
        List<User> users = list(Users.all()
                .include(u -> u.todos()
                        .with(t -> t.include(x ->
                                x.steps().with(s -> s.filter(f -> f.done().eq(true))))))
                .all(db()));

        for (User user : users) {
            assertThat(user.todos().isPartial()).isFalse();
            assertThat(user.todos().get()).hasSameSizeAs(Sample.todosOf(user)).allSatisfy(todo -> {
                assertThat(todo.steps().isPartial()).isTrue();
                assertThat(todo.steps().get())
                        .containsExactlyInAnyOrderElementsOf(
                                Sample.stepsOf(todo).stream().filter(Step::done).toList());
            });
        }
    }

    @Test
    @Covers("relation_preload_filter/preload_nested_relation_filters_at_both_levels")
    void filtersAtBothLevels() {
        List<User> users = list(Users.all()
                .include(u -> u.todos()
                        .with(t -> t.filter(f -> f.points().gt(0L))
                                .include(x -> x.steps()
                                        .with(s -> s.filter(f -> f.done().eq(true))))))
                .all(db()));

        assertThat(users)
                .allSatisfy(user -> assertThat(user.todos().get())
                        .hasSize((int) Sample.todosOf(user).stream()
                                .filter(t -> t.points() > 0)
                                .count())
                        .allSatisfy(todo -> assertThat(todo.steps().get())
                                .containsExactlyInAnyOrderElementsOf(Sample.stepsOf(todo).stream()
                                        .filter(Step::done)
                                        .toList())));
    }

    @Test
    @Covers("relation_preload_filter/preload_belongs_to_with_filter")
    void anOptionalOneThatTheFilterLeavesOutIsLoadedAndAbsent() {
        List<Todo> todos = list(Todos.all()
                .include(t -> t.parent().with(p -> p.filter(f -> f.done().eq(true))))
                .all(db()));

        for (Todo todo : todos) {
            assertThat(parentOf(todo))
                    .isEqualTo(Sample.parentOf(todo).filter(Todo::done).map(Todo::id));
        }
        assertThat(todos)
                .anyMatch(t -> t.parentId().isPresent() && t.parent().get().isEmpty());
    }

    @Test
    @Covers("relation_preload_filter/preload_required_belongs_to_filter_rejected")
    void aRequiredOneIsNotFiltered() {
        refuses(
                ErrorCode.SHAPED_INCLUDE,
                () -> Todos.all()
                        .include(t -> t.user().with(u -> u.filter(f -> f.name().eq("Ann"))))
                        .exec(db()));
        refuses(
                ErrorCode.SHAPED_INCLUDE,
                () -> Users.all()
                        .include(u -> u.todos()
                                .with(t -> t.include(x -> x.user()
                                        .with(q -> q.filter(f -> f.name().eq("Ann"))))))
                        .exec(db()));
    }

    @Test
    void aRelationToOneIsNotSortedOrCut() {
        refuses(
                ErrorCode.SHAPED_INCLUDE,
                () -> Todos.all()
                        .include(t ->
                                t.parent().with(p -> p.orderBy(f -> f.title().asc())))
                        .exec(db()));
        refuses(
                ErrorCode.SHAPED_INCLUDE,
                () -> Todos.all().include(t -> t.parent().with(p -> p.limit(1))).exec(db()));
    }

    @Test
    @Covers({
        "relation_preload_filter/preload_has_many_repeated_filters_ored",
        "relation_preload_options/preload_has_many_repeated_ordering_last_wins"
    })
    void twoShapesOfOneRelationAreRefused() {
        refuses(
                ErrorCode.CONFLICTING_INCLUDES,
                () -> Users.all()
                        .include(
                                u -> u.todos().with(t -> t.filter(f -> f.done().eq(true))),
                                u -> u.todos()
                                        .with(t -> t.filter(f -> f.points().gt(1L))))
                        .exec(db()));
        refuses(
                ErrorCode.CONFLICTING_INCLUDES,
                () -> Users.all()
                        .include(
                                u -> u.todos()
                                        .with(t -> t.orderBy(f -> f.title().asc())),
                                u -> u.todos()
                                        .with(t -> t.orderBy(f -> f.title().desc())))
                        .exec(db()));
    }

    @Test
    @Covers("relation_preload_filter/preload_has_many_bare_and_filtered_loads_all")
    void aShapeHoldsAlsoBesideTheRelationItself() {
        List<User> users = list(Users.all()
                .include(
                        u -> u.todos(),
                        u -> u.todos().with(t -> t.filter(f -> f.done().eq(true))))
                .all(db()));

        assertThat(users).allSatisfy(user -> {
            assertThat(user.todos().isPartial()).isTrue();
            assertThat(user.todos().get()).allMatch(Todo::done);
        });
    }

    @Test
    @Covers("relation_preload_options/preload_has_many_filter_and_order")
    void filteredAndSorted() {
        List<User> users = list(Users.all()
                .include(u -> u.todos()
                        .with(t -> t.filter(f -> f.done().eq(true))
                                .orderBy(f -> f.points().desc(), f -> f.id().asc())))
                .all(db()));

        for (User user : users) {
            assertThat(user.todos().get())
                    .extracting(Todo::id)
                    .containsExactlyElementsOf(Sample.todosOf(user).stream()
                            .filter(Todo::done)
                            .sorted(Comparator.comparing(Todo::points, Comparator.reverseOrder())
                                    .thenComparing(Todo::id, BY_ID))
                            .map(Todo::id)
                            .toList());
        }
    }

    @Test
    @Covers("relation_preload_options/preload_nested_relations_ordered_at_each_level")
    void sortedAtEachLevel() {
        List<User> users = list(Users.all()
                .include(u -> u.todos()
                        .with(t -> t.orderBy(f -> f.id().desc())
                                .include(x -> x.steps().with(s -> s.orderBy(f -> f.id().asc())))))
                .all(db()));

        for (User user : users) {
            assertThat(user.todos().get())
                    .extracting(Todo::id)
                    .containsExactlyElementsOf(Sample.todosOf(user).stream()
                            .map(Todo::id)
                            .sorted(BY_ID.reversed())
                            .toList());
            for (Todo todo : user.todos().get()) {
                assertThat(todo.steps().get())
                        .extracting(Step::id)
                        .containsExactlyElementsOf(Sample.stepsOf(todo).stream()
                                .map(Step::id)
                                .sorted(BY_ID)
                                .toList());
            }
        }
    }

    private static Optional<UUID> parentOf(Todo todo) {
        return todo.parent().get().map(Todo::id);
    }
}

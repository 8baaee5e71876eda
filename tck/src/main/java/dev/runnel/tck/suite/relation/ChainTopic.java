package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Step;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Navigated queries: each reached row is returned once. The results are compared with the same walk in Java over the
 * sample.
 */
@AlsoWithCompositeKeys
public abstract class ChainTopic extends Topic {
    private final User bob = Sample.USERS.get(1);
    private final User idle = Sample.USERS.get(9);

    @Override
    protected List<ModelProvider> models() {
        return Sample.models();
    }

    @BeforeEach
    void seedSample() {
        Sample.seed(db());
        probe().clear();
    }

    @Test
    @Covers({
        "relation_chain/user_todos_category",
        "relation_chain/chain_dedupes_when_todos_share_category",
        "relation_chain/chain_scopes_per_starting_user"
    })
    void rowsReachedSeveralTimesAreReturnedOnce() {
        for (User user : List.of(bob, idle)) {
            assertThat(list(Users.todos(user).category().all(db())))
                    .containsExactlyInAnyOrderElementsOf(Sample.todosOf(user).stream()
                            .map(Sample::categoryOf)
                            .distinct()
                            .toList());
        }
        assertThat(get(Todos.all().user().count(db()))).isEqualTo(8);
        assertThat(get(Todos.all().user().todos().count(db()))).isEqualTo(30);
    }

    @Test
    void startsFromAQuery() {
        assertThat(list(Users.byEmail(bob.email())
                        .todos()
                        .select(t -> t.created())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        Sample.todosOf(bob).stream().map(Todo::created).toList());
        assertThat(list(Users.filter(u -> u.bio().isNull())
                        .todos()
                        .filter(t -> t.points().gt(2L))
                        .select(t -> t.created())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .filter(t -> Sample.userOf(t).bio().isEmpty() && t.points() > 2)
                        .map(Todo::created)
                        .toList());
        assertThat(list(Users.filter(u -> u.todos().any(t -> t.points().gt(3L)))
                        .todos()
                        .category()
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .filter(t -> Sample.todosOf(Sample.userOf(t)).stream().anyMatch(other -> other.points() > 3))
                        .map(Sample::categoryOf)
                        .distinct()
                        .toList());
    }

    @Test
    @Covers("relation_chain/chain_then_filter")
    void isFilteredSortedLimitedAndIncluded() {
        assertThat(list(Users.todos(bob)
                        .category()
                        .filter(c -> c.name().eq("work"))
                        .all(db())))
                .containsExactlyElementsOf(Sample.todosOf(bob).stream()
                        .map(Sample::categoryOf)
                        .filter(c -> c.name().equals("work"))
                        .distinct()
                        .toList());
        assertThat(list(Users.todos(bob)
                        .category()
                        .orderBy(c -> c.name().desc())
                        .limit(1)
                        .include(c -> c.todos())
                        .all(db())))
                .singleElement()
                .satisfies(c -> assertThat(c.todos().get()).hasSize((int) Sample.TODOS.stream()
                        .filter(t -> Sample.categoryOf(t).equals(c))
                        .count()));
        assertThat(get(Users.todos(bob).category().exists(db()))).isTrue();
        assertThat(get(Users.todos(idle).category().exists(db()))).isFalse();
    }

    @Test
    @Covers("relation_chain/four_step_chain")
    void fourSteps() {
        assertThat(list(Users.todos(bob)
                        .category()
                        .todos()
                        .steps()
                        .select(s -> s.id())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.STEPS.stream()
                        .filter(s -> Sample.todosOf(bob).stream()
                                .anyMatch(t -> Sample.categoryOf(t).equals(Sample.categoryOf(todoOf(s)))))
                        .map(Step::id)
                        .toList());
        assertThat(list(Steps.filter(s -> s.done().eq(true))
                        .todo()
                        .user()
                        .todos()
                        .category()
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .filter(t -> Sample.todosOf(Sample.userOf(t)).stream()
                                .anyMatch(
                                        other -> Sample.stepsOf(other).stream().anyMatch(Step::done)))
                        .map(Sample::categoryOf)
                        .distinct()
                        .toList());
    }

    private static Todo todoOf(Step step) {
        return Sample.TODOS.stream().filter(step::isOf).findFirst().orElseThrow();
    }

    @Test
    @Covers("relation_chain/chain_skips_null_belongs_to")
    void nullReferencesReachNoRow() {
        assertThat(list(Users.todos(bob).parent().select(t -> t.created()).all(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.todosOf(bob).stream()
                        .map(Sample::parentOf)
                        .flatMap(Optional::stream)
                        .map(Todo::created)
                        .distinct()
                        .toList());
        assertThat(list(Todos.filter(t -> t.parent().isNull()).parent().all(db())))
                .isEmpty();
    }

    @Test
    void isReadOnly() {
        refuses(
                ErrorCode.NAVIGATED_QUERY_READ_ONLY,
                () -> Users.byEmail(bob.email()).todos().delete().exec(db()));
        refuses(
                ErrorCode.NAVIGATED_QUERY_READ_ONLY,
                () -> Users.todos(bob)
                        .category()
                        .filter(c -> c.name().eq("work"))
                        .update()
                        .name("x")
                        .exec(db()));
    }

    @Test
    void followsWholeQueriesOnly() {
        refuses(
                ErrorCode.QUERY_HAS_MORE_THAN_FILTER,
                () -> Users.all().limit(3).todos().exec(db()));
        refuses(
                ErrorCode.QUERY_HAS_MORE_THAN_FILTER,
                () -> Users.all().orderBy(u -> u.name().asc()).todos().exec(db()));
        assertThat(get(Categories.all().todos().count(db()))).isEqualTo(30);
    }

    @Test
    @Covers("relation_chain/chain_from_empty_source_is_empty")
    void ofNothingAsksForNothing() {
        assertThat(list(Users.filter(u -> u.name().in(List.of()))
                        .todos()
                        .category()
                        .all(db())))
                .isEmpty();
        assertThat(probe().calls()).isEmpty();
    }
}

package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Condition;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Step;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Conditions over relations. The result of each, and of its complement, is compared with the same test in Java over the
 * sample.
 */
@AlsoWithCompositeKeys
public abstract class RelationTopic extends Topic {
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
    @Covers("relation_has_many_filter/filter_parent_by_child_field")
    void any() {
        users(
                u -> u.todos().any(t -> t.points().gt(3L)),
                u -> Sample.todosOf(u).stream().anyMatch(t -> t.points() > 3));
        todos(
                t -> t.steps().any(s -> s.done().eq(true)),
                t -> Sample.stepsOf(t).stream().anyMatch(Step::done));
    }

    @Test
    @Covers("relation_has_many_filter/filter_parent_no_matching_children")
    void anyOfNoRowsIsFalse() {
        users(
                u -> u.todos().any(t -> t.points().gt(-100L)),
                u -> !Sample.todosOf(u).isEmpty());
    }

    @Test
    @Covers("relation_has_many_filter/filter_parent_all_children_match")
    void allOfNoRowsIsTrue() {
        todos(
                t -> t.steps().all(s -> s.done().eq(true)),
                t -> Sample.stepsOf(t).stream().allMatch(Step::done));
        users(
                u -> u.todos().all(t -> t.points().gt(100L)),
                u -> Sample.todosOf(u).isEmpty());
    }

    @Test
    void allOverANullableField() {
        users(
                u -> u.todos().all(t -> t.estimate().ge(0L)),
                u -> Sample.todosOf(u).stream().allMatch(t -> t.estimate().isPresent()));
        users(
                u -> u.todos().all(t -> t.urgent().ne(true)),
                u -> Sample.todosOf(u).stream().noneMatch(t -> Boolean.TRUE.equals(t.urgent())));
    }

    @Test
    void none() {
        users(
                u -> u.todos().none(t -> t.estimate().gt(3L)),
                u -> Sample.todosOf(u).stream().noneMatch(t -> t.estimate().orElse(0L) > 3));
    }

    @Test
    void quantifiersInQuantifiers() {
        users(
                u -> u.todos()
                        .any(t -> t.done()
                                .eq(false)
                                .and(t.steps().any(s -> s.done().eq(true)))),
                u -> Sample.todosOf(u).stream()
                        .anyMatch(t -> !t.done() && Sample.stepsOf(t).stream().anyMatch(Step::done)));
        users(
                u -> u.todos().all(t -> t.steps().none(s -> s.done().eq(true))),
                u -> Sample.todosOf(u).stream()
                        .allMatch(t -> Sample.stepsOf(t).stream().noneMatch(Step::done)));
        users(
                u -> u.todos().any(t -> t.steps().all(s -> s.text().eq("milk"))),
                u -> Sample.todosOf(u).stream()
                        .anyMatch(t -> Sample.stepsOf(t).stream()
                                .allMatch(s -> s.text().equals("milk"))));
    }

    @Test
    void severalQuantifiersSideBySide() {
        users(
                u -> u.todos()
                        .any(t -> t.points().eq(1L))
                        .and(u.todos().any(t -> t.points().eq(2L))),
                u -> Sample.todosOf(u).stream().anyMatch(t -> t.points() == 1)
                        && Sample.todosOf(u).stream().anyMatch(t -> t.points() == 2));
        users(
                u -> u.todos().any(t -> t.points().eq(1L)).or(u.bio().isNull()),
                u -> Sample.todosOf(u).stream().anyMatch(t -> t.points() == 1)
                        || u.bio().isEmpty());
    }

    @Test
    void aFieldOfAnOuterLambda() {
        todos(
                t -> t.steps().any(s -> s.text().eq(t.title())),
                t -> Sample.stepsOf(t).stream().anyMatch(s -> s.text().equals(t.title())));
        users(
                u -> u.todos()
                        .any(t -> t.steps()
                                .any(s -> s.text().ne(t.title()).and(s.text().gt(u.name())))),
                u -> Sample.todosOf(u).stream()
                        .anyMatch(t -> Sample.stepsOf(t).stream()
                                .anyMatch(s -> !s.text().equals(t.title())
                                        && dev.runnel.type.StorageType.TEXT
                                                        .order()
                                                        .compare(s.text(), u.name())
                                                > 0)));
        users(
                u -> u.todos().all(t -> t.body().value().ne(u.bio())),
                u -> Sample.todosOf(u).stream().noneMatch(t -> t.body().get().equals(u.bio())));
    }

    @Test
    @Covers("relation_filter_association/filter_by_belongs_to_field")
    void pathsThroughToOne() {
        todos(t -> t.user().name().eq("Ann"), t -> Sample.userOf(t).name().equals("Ann"));
        todos(t -> t.user().bio().isNull(), t -> Sample.userOf(t).bio().isEmpty());
        todos(t -> t.user().bio().ne("bio"), t -> !Sample.userOf(t).bio().equals(java.util.Optional.of("bio")));
        todos(
                t -> t.category().name().eq("home").and(t.user().name().ne("Bob")),
                t -> Sample.categoryOf(t).name().equals("home")
                        && !Sample.userOf(t).name().equals("Bob"));
    }

    @Test
    void pathsThroughOptionalToOne() {
        todos(
                t -> t.parent().points().ge(0L),
                t -> Sample.parentOf(t).filter(p -> p.points() >= 0).isPresent());
        todos(
                t -> t.parent().title().ne("milk"),
                t -> Sample.parentOf(t).filter(p -> p.title().equals("milk")).isEmpty());
        todos(t -> t.parent().parent().points().ge(-10L), t -> false);
        todos(
                t -> t.parent().user().name().eq(t.user().name()),
                t -> Sample.parentOf(t)
                        .filter(p ->
                                Sample.userOf(p).name().equals(Sample.userOf(t).name()))
                        .isPresent());
        todos(
                t -> t.parent().points().eq(t.points()),
                t -> Sample.parentOf(t).filter(p -> p.points() == t.points()).isPresent());
    }

    @Test
    void pathsInsideQuantifiers() {
        users(
                u -> u.todos()
                        .any(t -> t.category()
                                .name()
                                .eq("work")
                                .and(t.parent().done().eq(true))),
                u -> Sample.todosOf(u).stream()
                        .anyMatch(t -> Sample.categoryOf(t).name().equals("work")
                                && Sample.parentOf(t).filter(Todo::done).isPresent()));
    }

    @Test
    @Covers("relation_filter_association/filter_by_belongs_to_has_many_any")
    void quantifiersBehindPaths() {
        todos(
                t -> t.user().todos().any(other -> other.points().gt(t.points())),
                t -> Sample.todosOf(Sample.userOf(t)).stream().anyMatch(other -> other.points() > t.points()));
        todos(
                t -> t.parent().steps().any(s -> s.done().eq(true)),
                t -> Sample.parentOf(t)
                        .filter(p -> Sample.stepsOf(p).stream().anyMatch(Step::done))
                        .isPresent());
    }

    @Test
    @Covers("relation_filter_ne/belongs_to_ne_filter")
    void leadsToARow() {
        User bob = Sample.USERS.get(1);
        todos(t -> t.user().eq(bob), t -> t.isOf(bob));
        todos(t -> t.user().ne(bob), t -> !t.isOf(bob));
        Todo first = Sample.TODOS.get(1);
        todos(t -> t.parent().eq(first), t -> t.isUnder(first));
        todos(t -> t.parent().ne(first), t -> !t.isUnder(first));
        todos(
                t -> t.parent().user().eq(bob),
                t -> Sample.parentOf(t).filter(p -> p.isOf(bob)).isPresent());
        assertThat(get(Steps.filter(s -> s.todo().user().eq(bob)).count(db())))
                .isEqualTo(Sample.todosOf(bob).stream()
                        .mapToInt(t -> Sample.stepsOf(t).size())
                        .sum());
    }

    @Test
    void leadsToOneOfSomeRows() {
        List<User> some = List.of(Sample.USERS.get(1), Sample.USERS.get(3), Sample.USERS.get(1));
        todos(t -> t.user().in(some), t -> some.contains(Sample.userOf(t)));
        todos(t -> t.user().notIn(some), t -> !some.contains(Sample.userOf(t)));
        Todo first = Sample.TODOS.get(1);
        todos(t -> t.parent().in(List.of(first)), t -> t.isUnder(first));
        todos(
                t -> t.parent().user().in(some),
                t -> Sample.parentOf(t)
                        .map(Sample::userOf)
                        .filter(some::contains)
                        .isPresent());
        users(
                u -> u.todos().any(t -> t.parent().in(List.of(first))),
                u -> Sample.todosOf(u).stream().anyMatch(t -> t.isUnder(first)));
    }

    @Test
    void leadsToNoneOfNoRowsWithoutACall() {
        assertThat(list(Todos.filter(t -> t.parent().in(List.of())).all(db()))).isEmpty();
        assertThat(probe().calls()).isEmpty();
        todos(t -> t.parent().notIn(List.of()), t -> true);
    }

    @Test
    void nullIsNoneOfSomeRows() {
        List<User> rows = new ArrayList<>(Sample.USERS);
        rows.add(null);
        assertThatThrownBy(() -> Todos.filter(t -> t.user().in(rows)))
                .isInstanceOfSatisfying(
                        InvalidStatementException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NULL_IN_LIST));
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void leadsNowhere() {
        todos(t -> t.parent().isNull(), t -> t.parentId().isEmpty());
        todos(t -> t.parent().isNotNull(), t -> t.parentId().isPresent());
        todos(t -> t.parent().parent().isNull(), t -> true);
        users(
                u -> u.todos().any(t -> t.parent().isNull()),
                u -> Sample.todosOf(u).stream().anyMatch(t -> t.parentId().isEmpty()));
    }

    private void todos(Function<Todos.Fields<Todo>, Condition<Todo>> condition, Predicate<Todo> expected) {
        assertThat(list(Todos.filter(condition::apply).all(db()))).containsExactlyInAnyOrderElementsOf(bare(expected));
        assertThat(list(Todos.filter(t -> condition.apply(t).not()).all(db())))
                .containsExactlyInAnyOrderElementsOf(bare(expected.negate()));
    }

    /** As they are read without their bodies. */
    private static List<Todo> bare(Predicate<Todo> condition) {
        return Sample.TODOS.stream().filter(condition).map(Todo::withoutBody).toList();
    }

    private void users(Function<Users.Fields<User>, Condition<User>> condition, Predicate<User> expected) {
        assertThat(list(Users.filter(condition::apply).all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        Sample.USERS.stream().filter(expected).toList());
        assertThat(list(Users.filter(u -> condition.apply(u).not()).all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        Sample.USERS.stream().filter(expected.negate()).toList());
    }
}

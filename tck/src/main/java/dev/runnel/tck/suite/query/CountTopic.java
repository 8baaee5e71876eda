package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ErrorCode;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuple2;

/** Counts of related rows as expressions. */
public abstract class CountTopic extends SampleConditions {
    private static long steps(Todo todo) {
        return Sample.stepsOf(todo).size();
    }

    private static long todos(User user) {
        return Sample.todosOf(user).size();
    }

    @Test
    void inConditions() {
        holds(t -> t.steps().count().eq(0L), t -> steps(t) == 0);
        holds(t -> t.steps().count().ge(2L), t -> steps(t) >= 2);
        holds(t -> t.steps().count().between(1L, 2L), t -> steps(t) >= 1 && steps(t) <= 2);
        holds(t -> t.steps().count().in(List.of(1L, 3L)), t -> steps(t) == 1 || steps(t) == 3);
        holds(
                t -> t.steps().count().gt(t.estimate()),
                t -> t.estimate().filter(e -> steps(t) > e).isPresent());
        holds(t -> t.user().todos().count().gt(3L), t -> todos(Sample.userOf(t)) > 3);
        holds(
                t -> t.parent().steps().count().eq(0L),
                t -> Sample.parentOf(t).map(CountTopic::steps).orElse(0L) == 0);
        assertThat(list(Users.filter(u -> u.todos().any(t -> t.steps().count().gt(2L)))
                        .all(db())))
                .extracting(User::id)
                .containsExactlyInAnyOrderElementsOf(Sample.USERS.stream()
                        .filter(u -> Sample.todosOf(u).stream().anyMatch(t -> steps(t) > 2))
                        .map(User::id)
                        .toList());
    }

    @Test
    void selectedAndSortedBy() {
        List<Tuple2<String, Long>> counted = list(Users.all()
                .orderBy(u -> u.todos().count().desc(), u -> u.email().asc())
                .select(u -> u.email(), u -> u.todos().count())
                .all(db()));
        List<User> expected = Sample.USERS.stream()
                .sorted(Comparator.comparing(CountTopic::todos).reversed().thenComparing(User::email))
                .toList();
        assertThat(counted)
                .extracting(Tuple2::getT1)
                .isEqualTo(expected.stream().map(User::email).toList());
        assertThat(counted)
                .extracting(Tuple2::getT2)
                .isEqualTo(expected.stream().map(CountTopic::todos).toList());
    }

    @Test
    void computedWith() {
        holds(t -> t.steps().count().plus(t.points()).gt(3L), t -> steps(t) + t.points() > 3);
    }

    @Test
    void assigned() {
        if (!capabilities().reads().relational()) {
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Todos.all().update().points(t -> t.steps().count()).exec(db()));
            return;
        }
        get(Todos.all().update().points(t -> t.steps().count()).exec(db()));
        assertThat(list(Todos.all().all(db())))
                .allSatisfy(todo -> assertThat(todo.points()).isEqualTo(steps(todo)));
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> Todos.all().update().points(t -> t.user().todos().count()).exec(db()));
    }
}

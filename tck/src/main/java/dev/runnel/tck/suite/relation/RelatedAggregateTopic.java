package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.ComputedExpr;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

/** Aggregates of the rows of a has-many relation, in each clause of a query of their parents. */
public abstract class RelatedAggregateTopic extends Topic {
    @BeforeEach
    void fill() {
        seed();
        get(Users.create().name("Zoe").email("zoe@x").exec(db()));
        probe().clear();
    }

    private static Stream<Todo> todos(User user) {
        return Sample.TODOS.stream().filter(t -> t.userId().equals(user.id()));
    }

    private List<User> users() {
        List<User> users = new ArrayList<>(list(Users.all().all(db())));
        users.sort(Comparator.comparing(User::email));
        probe().clear();
        return users;
    }

    /** Selects a value of each user, in the order of their addresses. */
    private <T> void selects(
            Function<Users.Fields<User>, ? extends dev.runnel.Selectable<User, T>> value, Function<User, T> expected) {
        List<User> users = users();
        assertThat(list(Users.all().orderBy(u -> u.email().asc()).select(value).all(db())))
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .usingRecursiveComparison()
                .isEqualTo(users.stream().map(expected).toList());
    }

    private static long sum(User user) {
        return todos(user).mapToLong(Todo::points).sum();
    }

    @Test
    void inSelections() {
        selects(u -> u.todos().sum(t -> t.points()), RelatedAggregateTopic::sum);
        selects(
                u -> u.todos()
                        .where(t -> t.done().eq(false))
                        .sum(t -> t.points().times(2)),
                u -> todos(u).filter(t -> !t.done())
                        .mapToLong(t -> 2 * t.points())
                        .sum());
        selects(
                u -> u.todos().where(t -> t.done().eq(false)).count(),
                u -> todos(u).filter(t -> !t.done()).count());
        selects(
                u -> u.todos()
                        .where(t -> t.done().eq(false))
                        .where(t -> t.points().gt(1))
                        .count(),
                u -> todos(u).filter(t -> !t.done() && t.points() > 1).count());
        selects(
                u -> u.todos().countDistinct(t -> t.estimate()),
                u -> todos(u).flatMap(t -> t.estimate().stream()).distinct().count());
        selects(
                u -> u.todos().max(t -> t.title()).optional(),
                u -> todos(u).map(Todo::title).max(Comparator.naturalOrder()));
        selects(
                u -> u.todos().min(t -> t.due()).optional(),
                u -> todos(u).flatMap(t -> t.due().stream()).min(Comparator.naturalOrder()));
        selects(
                u -> u.todos().avg(t -> t.points()).optional(),
                u -> mean(todos(u).map(t -> BigDecimal.valueOf(t.points())).toList()));
        selects(
                u -> u.todos().max(t -> t.points()).coalesce(-1L),
                u -> todos(u).mapToLong(Todo::points).max().orElse(-1));
        selects(
                u -> u.todos().sum(t -> t.category().name().length()),
                u -> todos(u).mapToLong(t -> Sample.CATEGORIES.stream()
                                .filter(c -> c.id().equals(t.categoryId()))
                                .findFirst()
                                .orElseThrow()
                                .name()
                                .length())
                        .sum());
    }

    private static Optional<BigDecimal> mean(List<BigDecimal> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(values.size()), 12, RoundingMode.HALF_UP));
    }

    /** Two aggregates of one relation, and one of a part of it, in one statement. */
    @Test
    void severalDoNotMultiplyEachOther() {
        assertThat(list(Users.all()
                        .orderBy(u -> u.email().asc())
                        .select(
                                u -> u.todos().count(),
                                u -> u.todos().sum(t -> t.points()),
                                u -> u.todos().where(t -> t.done().eq(true)).sum(t -> t.points()))
                        .all(db())))
                .isEqualTo(users().stream()
                        .map(u -> Tuples.of(
                                todos(u).count(),
                                sum(u),
                                todos(u).filter(Todo::done)
                                        .mapToLong(Todo::points)
                                        .sum()))
                        .toList());
    }

    @Test
    void inConditions() {
        finds(
                Users.filter(
                        u -> u.todos().where(t -> t.done().eq(false)).count().gt(1)),
                u -> todos(u).filter(t -> !t.done()).count() > 1);
        finds(Users.filter(u -> u.todos().sum(t -> t.points()).gt(3L)), u -> sum(u) > 3);
        finds(Users.filter(u -> u.todos().sum(t -> t.points()).plus(1L).le(4L).not()), u -> sum(u) + 1 > 4);
        finds(
                Users.filter(u -> u.todos().max(t -> t.points()).eq((Long) null)),
                u -> todos(u).findAny().isEmpty());
        finds(Users.filter(u -> u.todos().max(t -> t.points()).ge(2L)), u -> todos(u).anyMatch(t -> t.points() >= 2));
        finds(
                Users.filter(u -> u.todos().min(t -> t.points()).eq(u.todos().max(t -> t.points()))),
                u -> todos(u).map(Todo::points).distinct().count() <= 1);
        finds(
                Users.filter(u -> u.todos()
                        .where(t -> t.points().in(List.of()))
                        .sum(t -> t.points())
                        .eq(0L)),
                u -> true);
        finds(
                Users.filter(u ->
                        u.todos().where(t -> t.title().eq(u.name())).count().eq(0)),
                u -> todos(u).noneMatch(t -> t.title().equals(u.name())));
    }

    private void finds(Users.Query query, Predicate<User> expected) {
        assertThat(list(query.select(u -> u.email()).all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        users().stream().filter(expected).map(User::email).toList());
    }

    @Test
    void inOrders() {
        assertThat(list(Users.all()
                        .orderBy(
                                u -> u.todos().sum(t -> t.points()).desc(),
                                u -> u.email().asc())
                        .select(u -> u.email())
                        .all(db())))
                .isEqualTo(users().stream()
                        .sorted(Comparator.comparing(RelatedAggregateTopic::sum)
                                .reversed()
                                .thenComparing(User::email))
                        .map(User::email)
                        .toList());
    }

    @Test
    void overAToOneRelation() {
        List<User> users = users();
        assertThat(get(Todos.filter(t -> t.user().todos().sum(o -> o.points()).gt(3L))
                        .count(db())))
                .isEqualTo(users.stream()
                        .filter(u -> sum(u) > 3)
                        .mapToLong(u -> todos(u).count())
                        .sum());
        assertThat(get(Todos.filter(t -> t.parent().steps().count().eq(0)).exists(db())))
                .isTrue();
    }

    @Test
    void nullableValuesAreNotSelectedAsTheyAre() {
        Function<Users.Fields<User>, ComputedExpr<User, Long>> most =
                u -> u.todos().max(t -> t.points());
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Users.all().select(most::apply).all(db()).collectList());
    }

    @Test
    void aSumOutsideOfItsTypeIsAnError() {
        User user = users().get(0);
        Todo some = Sample.TODOS.get(0);
        for (int i = 0; i < 2; i++) {
            get(Todos.create()
                    .title("large")
                    .points(Long.MAX_VALUE)
                    .done(false)
                    .created(some.created())
                    .userId(user.id())
                    .categoryId(some.categoryId())
                    .exec(db()));
        }
        InvalidValueException failed = failure(
                InvalidValueException.class,
                () -> Users.byEmail(user.email())
                        .select(u -> u.todos().where(t -> t.title().eq("large")).sum(t -> t.points()))
                        .one(db()));
        assertThat(failed.reason()).isEqualTo(InvalidValueException.Reason.COMPUTED);
    }

    @Test
    void ofRelatedRowsInsideOfRelatedRows() {
        selects(
                u -> u.todos()
                        .sum(t -> t.user()
                                .todos()
                                .where(other -> t.done().eq(true))
                                .count()),
                u -> todos(u).filter(Todo::done).count() * todos(u).count());
    }

    @Test
    void differentValuesOfRowsBesideAKey() {
        Todo first = Sample.TODOS.get(0);
        long users = Sample.TODOS.stream()
                .filter(t -> !t.id().equals(first.id()))
                .map(Todo::userId)
                .distinct()
                .count();
        assertThat(get(Todos.filter(t -> t.id().ne(first.id())).countDistinct(t -> t.userId(), db())))
                .isEqualTo(users);
    }
}

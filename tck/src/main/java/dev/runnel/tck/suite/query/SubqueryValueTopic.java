package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.All;
import dev.runnel.Any;
import dev.runnel.Condition;
import dev.runnel.Constant;
import dev.runnel.Selection;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.LimitExceededException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

/** Queries as values: aggregates, existence, first values, comparisons with any or all values. Also of the outer row. */
public abstract class SubqueryValueTopic extends SampleConditions {
    private static final Comparator<Object> BY_ID = StorageType.UUID.order();
    private static final Comparator<Object> BY_TEXT = StorageType.TEXT.order();

    private static Stream<Todo> todosOf(UUID user) {
        return Sample.TODOS.stream().filter(t -> t.userId().equals(user));
    }

    private static BigDecimal mean(Stream<Todo> todos) {
        List<Long> points = todos.map(Todo::points).toList();
        return BigDecimal.valueOf(points.stream().mapToLong(p -> p).sum())
                .divide(BigDecimal.valueOf(points.size()), 12, RoundingMode.HALF_UP);
    }

    private static long pointsOf(UUID user) {
        return todosOf(user).mapToLong(Todo::points).sum();
    }

    private static <T> List<T> ofUsers(Function<User, T> value) {
        return Sample.USERS.stream()
                .sorted(Comparator.comparing(User::id, BY_ID))
                .map(value)
                .toList();
    }

    private static long most() {
        return Sample.TODOS.stream().mapToLong(Todo::points).max().orElseThrow();
    }

    @Test
    void anAggregateIsAValue() {
        BigDecimal mean = mean(Sample.TODOS.stream());
        holds(
                t -> t.points().toDecimal().gt(Todos.all().avg(x -> x.points())),
                t -> BigDecimal.valueOf(t.points()).compareTo(mean) > 0);
        holds(t -> t.points().eq(Todos.all().max(x -> x.points())), t -> t.points() == most());
        holds(
                t -> t.points().lt(Steps.filter(s -> s.done().eq(true)).count()),
                t -> t.points() < Sample.STEPS.stream().filter(s -> s.done()).count());
        holds(
                t -> t.estimate().lt(Todos.all().countDistinct(x -> x.title())),
                t -> t.estimate()
                        .filter(e -> e
                                < Sample.TODOS.stream()
                                        .map(Todo::title)
                                        .distinct()
                                        .count())
                        .isPresent());
        holds(
                t -> Todos.filter(x -> x.points().gt(t.points())).count().lt(3L),
                t -> Sample.TODOS.stream().filter(x -> x.points() > t.points()).count() < 3);
        assertThat(list(Users.filter(u -> Users.all()
                                .count()
                                .gt(5)
                                .and(Steps.all().count().gt(0L)))
                        .all(db())))
                .hasSize(Sample.USERS.size());
    }

    @Test
    void anAggregateOfNoRow() {
        holds(t -> t.points().gt(Todos.filter(x -> x.title().eq("none")).max(x -> x.points())), t -> false);
        holds(
                t -> t.estimate().eq(Todos.filter(x -> x.title().eq("none")).max(x -> x.points())),
                t -> t.estimate().isEmpty());
        holds(t -> t.points().gt(Todos.filter(x -> x.title().eq("none")).sum(x -> x.points())), t -> t.points() > 0);
        holds(t -> t.points().ge(Todos.filter(x -> x.title().in(List.of())).count()), t -> t.points() >= 0);
    }

    @Test
    void anAggregateOfTheOuterRow() {
        holds(
                t -> t.points()
                        .toDecimal()
                        .gt(Todos.filter(x -> x.userId().eq(t.userId())).avg(x -> x.points())),
                t -> BigDecimal.valueOf(t.points()).compareTo(mean(todosOf(t.userId()))) > 0);
        holds(
                t -> t.estimate()
                        .eq(Todos.filter(x -> x.points().gt(t.points())).min(x -> x.estimate())),
                t -> t.estimate()
                        .equals(Sample.TODOS.stream()
                                .filter(x -> x.points() > t.points())
                                .flatMap(x -> x.estimate().stream())
                                .min(Comparator.naturalOrder())));
        holds(
                t -> Steps.filter(s -> s.todoId().eq(t.id()).and(s.text().eq(t.title())))
                        .count()
                        .gt(0L),
                t -> Sample.stepsOf(t).stream().anyMatch(s -> s.text().equals(t.title())));
        holds(
                t -> t.points()
                        .ge(Todos.filter(x -> x.userId().eq(t.userId()))
                                .sum(x -> x.points().minus(t.points()))),
                t -> t.points()
                        >= todosOf(t.userId())
                                .mapToLong(x -> x.points() - t.points())
                                .sum());
    }

    @Test
    void aggregatesAreSelectedAndSortedBy() {
        assertThat(list(Users.all()
                        .orderBy(u -> u.id().asc())
                        .select(
                                u -> u.name(),
                                u -> Todos.all().count(),
                                u -> Todos.filter(t -> t.userId().eq(u.id())).sum(t -> t.points()),
                                u -> Todos.filter(t -> t.userId().eq(u.id()))
                                        .max(t -> t.points())
                                        .optional())
                        .all(db())))
                .isEqualTo(ofUsers(u -> Tuples.of(
                        u.name(),
                        (long) Sample.TODOS.size(),
                        pointsOf(u.id()),
                        todosOf(u.id()).map(Todo::points).max(Comparator.naturalOrder()))));
        assertThat(list(Users.all()
                        .orderBy(
                                u -> Todos.filter(t -> t.userId().eq(u.id()))
                                        .sum(t -> t.points())
                                        .desc(),
                                u -> u.id().asc())
                        .select(u -> u.id())
                        .all(db())))
                .isEqualTo(Sample.USERS.stream()
                        .sorted(Comparator.comparing((User u) -> pointsOf(u.id()))
                                .reversed()
                                .thenComparing(User::id, BY_ID))
                        .map(User::id)
                        .toList());
    }

    @Test
    void existence() {
        holds(
                t -> Condition.exists(
                        Steps.filter(s -> s.todoId().eq(t.id()).and(s.done().eq(true)))),
                t -> Sample.stepsOf(t).stream().anyMatch(s -> s.done()));
        holds(
                t -> Condition.exists(Todos.filter(x -> x.title().eq(t.title()).and(x.id().ne(t.id())))),
                t -> Sample.TODOS.stream().anyMatch(x -> x.title().equals(t.title()) && !x.id().equals(t.id())));
        holds(t -> Condition.exists(Todos.filter(x -> x.points().gt(t.points()))), t -> t.points() < most());
        holds(
                t -> Condition.exists(
                        Todos.filter(x -> x.estimate().eq(t.estimate()).and(x.id().ne(t.id())))),
                t -> Sample.TODOS.stream().anyMatch(x -> x.estimate().equals(t.estimate()) && !x.id().equals(t.id())));
        holds(t -> Condition.exists(Users.filter(u -> u.name().eq("nobody"))), t -> false);
        holds(
                t -> t.points()
                        .gt(2L)
                        .and(Condition.exists(Users.filter(u -> u.name().eq("Ann")))),
                t -> t.points() > 2);
        holds(
                t -> Condition.exists(
                        Steps.filter(s -> s.todo().user().name().eq(t.user().name()))),
                t -> Sample.TODOS.stream()
                        .anyMatch(x -> !Sample.stepsOf(x).isEmpty()
                                && Sample.userOf(x)
                                        .name()
                                        .equals(Sample.userOf(t).name())));
    }

    @Test
    void subqueriesInsideOfSubqueries() {
        assertThat(list(Users.filter(u -> Condition.exists(Todos.filter(t -> t.userId()
                                .eq(u.id())
                                .and(Condition.exists(Steps.filter(
                                        s -> s.todoId().eq(t.id()).and(s.text().lt(u.name()))))))))
                        .orderBy(u -> u.id().asc())
                        .select(u -> u.id())
                        .all(db())))
                .isEqualTo(ofUsers(u -> u).stream()
                        .filter(u -> todosOf(u.id())
                                .flatMap(t -> Sample.stepsOf(t).stream())
                                .anyMatch(s -> BY_TEXT.compare(s.text(), u.name()) < 0))
                        .map(User::id)
                        .toList());
        assertThat(list(Users.filter(u ->
                                u.todos().any(t -> t.points().eq(Todos.all().max(x -> x.points()))))
                        .select(u -> u.id())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .filter(t -> t.points() == most())
                        .map(Todo::userId)
                        .distinct()
                        .toList());
    }

    @Test
    void includesAndWrites() {
        assertThat(list(Categories.all()
                        .include(c -> c.todos()
                                .with(q ->
                                        q.filter(t -> t.points().eq(Todos.all().max(x -> x.points())))))
                        .all(db())))
                .allSatisfy(category -> assertThat(category.todos().get())
                        .extracting(Todo::id)
                        .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                                .filter(t -> t.isIn(category) && t.points() == most())
                                .map(Todo::id)
                                .toList()));
        long greatest = Sample.TODOS.stream().filter(t -> t.points() == most()).count();
        assertThat(get(Todos.filter(t -> t.points().eq(Todos.all().max(x -> x.points())))
                                .update()
                                .title("most")
                                .exec(db()))
                        .matched())
                .isEqualTo(greatest);
        long ofOthers = Sample.TODOS.stream()
                .filter(t -> !t.done())
                .mapToLong(t -> Sample.stepsOf(t).size())
                .sum();
        assertThat(get(Steps.filter(s -> Condition.exists(Todos.filter(t -> t.id().eq(s.todoId())
                                                .and(t.done().eq(true))))
                                        .not())
                                .delete()
                                .exec(db()))
                        .matched())
                .isEqualTo(ofOthers);
    }

    @Test
    void anUpdateSetsAnAggregate() {
        var update = Todos.filter(t -> t.done().eq(true))
                .update()
                .points(t -> Todos.filter(x -> x.userId().eq(t.userId())).sum(x -> x.points()));
        if (!capabilities().reads().relational()) {
            refuses(ErrorCode.ASSIGNMENT_UNSUPPORTED, () -> update.exec(db()));
            return;
        }
        get(update.exec(db()));
        assertThat(list(Todos.all().all(db())))
                .allSatisfy(t -> assertThat(t.points())
                        .isEqualTo(
                                t.done()
                                        ? pointsOf(t.userId())
                                        : Sample.TODOS.stream()
                                                .filter(x -> x.id().equals(t.id()))
                                                .findFirst()
                                                .orElseThrow()
                                                .points()));
    }

    @Test
    void theFirstValue() {
        assertThat(list(Users.all()
                        .orderBy(u -> u.id().asc())
                        .select(
                                u -> Todos.filter(t -> t.userId().eq(u.id()))
                                        .orderBy(t -> t.points().desc())
                                        .select(t -> t.title())
                                        .firstValue()
                                        .coalesce("-"),
                                u -> Selection.firstValueOf(
                                                Todos.filter(t -> t.userId().eq(u.id()))
                                                        .select(t -> t.estimate()))
                                        .optional())
                        .all(db())))
                .isEqualTo(ofUsers(u -> Tuples.of(
                        todosOf(u.id())
                                .min(Comparator.comparing(Todo::points)
                                        .thenComparing(Todo::id, BY_ID)
                                        .reversed())
                                .map(Todo::title)
                                .orElse("-"),
                        todosOf(u.id())
                                .min(Comparator.comparing(Todo::id, BY_ID))
                                .flatMap(Todo::estimate))));
        UUID first = Sample.USERS.stream().map(User::id).min(BY_ID::compare).orElseThrow();
        holds(
                t -> t.userId().eq(Users.all().select(u -> u.id()).firstValue()),
                t -> t.userId().equals(first));
        holds(
                t -> t.userId()
                        .eq(Users.filter(u -> u.name().eq("nobody"))
                                .select(u -> u.id())
                                .firstValue()),
                t -> false);
        List<Long> points =
                Sample.TODOS.stream().map(Todo::points).distinct().sorted().toList();
        holds(
                t -> t.points()
                        .eq(Todos.all()
                                .orderBy(x -> x.points().asc())
                                .offset(1)
                                .limit(5)
                                .select(x -> x.points())
                                .distinct()
                                .firstValue()),
                t -> t.points() == points.get(1));
    }

    @Test
    void comparisonsWithAnyAndAllValues() {
        Selection<Long> ofDone = Todos.filter(x -> x.done().eq(true)).select(x -> x.points());
        List<Long> done =
                Sample.TODOS.stream().filter(Todo::done).map(Todo::points).toList();
        holds(t -> t.points().lt(Any.of(ofDone)), t -> done.stream().anyMatch(p -> t.points() < p));
        holds(t -> t.points().ge(All.of(ofDone)), t -> done.stream().allMatch(p -> t.points() >= p));
        holds(t -> t.points().eq(Any.of(ofDone)), t -> done.contains(t.points()));
        holds(t -> t.points().ne(All.of(ofDone)), t -> !done.contains(t.points()));
        holds(t -> t.points().ne(Any.of(ofDone)), t -> done.stream().anyMatch(p -> t.points() != p));
        holds(t -> t.points().eq(All.of(ofDone)), t -> done.stream().allMatch(p -> t.points() == p));
        holds(
                t -> t.points()
                        .ge(All.of(Todos.filter(x -> x.userId().eq(t.userId())).select(x -> x.points()))),
                t -> todosOf(t.userId()).allMatch(x -> t.points() >= x.points()));
        holds(
                t -> t.points()
                        .gt(Any.of(Todos.filter(x -> x.userId().eq(t.userId())).select(x -> x.points()))),
                t -> todosOf(t.userId()).anyMatch(x -> t.points() > x.points()));
        holds(
                t -> t.user().name().le(Any.of(Categories.all().select(c -> c.name()))),
                t -> Sample.CATEGORIES.stream()
                        .anyMatch(c -> BY_TEXT.compare(Sample.userOf(t).name(), c.name()) <= 0));
    }

    @Test
    void ofNoValueAnyIsFalseAndAllIsTrue() {
        Selection<Long> none = Todos.filter(x -> x.title().eq("none")).select(x -> x.points());
        holds(t -> t.points().lt(Any.of(none)), t -> false);
        holds(t -> t.points().lt(All.of(none)), t -> true);
        holds(t -> t.estimate().eq(All.of(none)), t -> true);
        holds(t -> t.estimate().ne(Any.of(none)), t -> false);
        holds(
                t -> t.points()
                        .ne(All.of(Todos.filter(x -> x.title().in(List.of())).select(x -> x.points()))),
                t -> true);
    }

    @Test
    void nullSatisfiesNoComparison() {
        List<Optional<Long>> estimates =
                Sample.TODOS.stream().map(Todo::estimate).toList();
        holds(t -> t.points().ge(All.ofNullable(Todos.all().select(x -> x.estimate()))), t -> false);
        holds(
                t -> t.points().gt(Any.ofNullable(Todos.all().select(x -> x.estimate()))),
                t -> estimates.stream().anyMatch(e -> e.isPresent() && t.points() > e.get()));
        holds(
                t -> t.estimate().eq(Any.ofNullable(Todos.all().select(x -> x.estimate()))),
                t -> t.estimate().isPresent());
        holds(
                t -> t.estimate()
                        .ne(All.ofNullable(
                                Todos.filter(x -> x.estimate().isNull()).select(x -> x.estimate()))),
                t -> false);
        holds(
                t -> t.estimate().ne(Any.ofNullable(Todos.all().select(x -> x.estimate()))),
                t -> t.estimate().isPresent()
                        && estimates.stream().anyMatch(e -> e.isPresent() && !e.equals(t.estimate())));
    }

    @Test
    void valuesOnAStoreWithoutSubqueriesAreReadBefore() {
        boolean relational = capabilities().reads().relational();
        probe().clear();
        assertThat(list(Todos.filter(t -> t.points().eq(Todos.all().max(x -> x.points())))
                        .all(db())))
                .isNotEmpty();
        assertThat(probe().statements()).hasSize(relational ? 1 : 2);
        probe().clear();
        assertThat(list(Todos.filter(
                                t -> Condition.exists(Users.filter(u -> u.name().eq("nobody"))))
                        .all(db())))
                .isEmpty();
        assertThat(probe().statements()).hasSize(1);
    }

    @Test
    void loadedRowsAreLimited() {
        try (TestDb small = TestDb.empty(
                fixture(),
                2,
                models(),
                options -> options.withMaxBufferedRows(3).withMaxIncludedRows(3))) {
            small.pushSchema();
            Sample.seed(small.db());
            assertThat(get(Todos.filter(t -> t.points().eq(Todos.all().max(x -> x.points())))
                            .count(small.db())))
                    .isPositive();
            Todos.Query query = Todos.filter(
                    t -> Condition.exists(Todos.filter(x -> x.points().gt(t.points()))));
            if (capabilities().reads().relational()) {
                assertThat(get(query.count(small.db()))).isPositive();
            } else {
                assertThat(failure(LimitExceededException.class, () -> query.count(small.db())))
                        .hasMessageContaining("maxIncludedRows");
            }
            small.settle();
        }
    }

    @Test
    void invalidValuesAreRejected() {
        refuses(
                ErrorCode.SUBQUERY_WITH_LIMIT,
                () -> Todos.filter(t -> Condition.exists(Users.all().limit(3))).count(db()));
        refuses(
                ErrorCode.SUBQUERY_WITH_LIMIT,
                () -> Todos.filter(t ->
                                t.points().lt(Any.of(Todos.all().limit(3).select(x -> x.points()))))
                        .count(db()));
        refuses(
                ErrorCode.AGGREGATE_WITH_LIMIT,
                () -> Todos.filter(t -> t.points().lt(Users.all().limit(3).count()))
                        .count(db()));
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Todos.all().select(t -> Todos.all().max(x -> x.points())).exec(db()));
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Users.all()
                        .select(u -> Todos.all()
                                .select(t -> t.estimate())
                                .firstValue()
                                .optional())
                        .exec(db()));
        refuses(
                ErrorCode.NOT_A_SUBQUERY,
                () -> Users.all()
                        .select(u -> Todos.all()
                                .select(t -> t.id(), t -> t.title())
                                .firstValue()
                                .optional())
                        .exec(db()));
        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Users.all()
                        .select(u -> Todos.all()
                                .max(t -> Constant.coalesce(null, u.name()))
                                .optional())
                        .exec(db()));
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> Todos.all()
                        .update()
                        .title(t -> Categories.filter(c -> c.name().eq(t.user().name()))
                                .select(c -> c.name())
                                .firstValue()
                                .coalesce(""))
                        .exec(db()));
        refuses(
                ErrorCode.NOT_LOCKABLE,
                () -> Todos.filter(t -> Condition.exists(Users.all().forUpdate()))
                        .count(db()));
    }

    @Test
    void aLimitOnFirstValuesOfTheOuterRow() {
        var second = Users.all()
                .orderBy(u -> u.id().asc())
                .select(u -> Todos.filter(t -> t.userId().eq(u.id()))
                        .orderBy(t -> t.id().asc())
                        .offset(1)
                        .select(t -> t.id())
                        .firstValue()
                        .optional());
        if (!capabilities().reads().relational()) {
            refuses(ErrorCode.SUBQUERY_UNSUPPORTED, () -> second.exec(db()));
            return;
        }
        assertThat(list(second.all(db())))
                .isEqualTo(ofUsers(u -> todosOf(u.id())
                        .map(Todo::id)
                        .sorted(BY_ID::compare)
                        .skip(1)
                        .findFirst()));
    }
}

package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Sql;
import dev.runnel.SqlQuery;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.report.PointSum;
import dev.runnel.tck.scenario.report.PointSums;
import dev.runnel.tck.scenario.report.TodoRow;
import dev.runnel.tck.scenario.report.TodoRows;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Statements and expressions in SQL of the application. */
public abstract class RawSqlTopic extends Topic {
    private static final UUID ANN = Sample.USERS.get(0).id();

    /** Whether the database runs SQL. Others reject each statement before any call. */
    private boolean runsSql() {
        if (capabilities().reads().sql()) {
            seed();
            return true;
        }
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Sql.query("select 1 as n").rows().exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Sql.query("select title from {}", Todos.TABLE)
                        .as(TodoRows.ROW)
                        .first(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Sql.statement("delete from {}", Todos.TABLE).exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Todos.filter(t -> Sql.condition("{} > 1", t.points())).exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Todos.all()
                        .orderBy(t -> Sql.<Todo, Long>expr(Long.class, "-{}", t.points())
                                .asc())
                        .exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Todos.all()
                        .update()
                        .title(t -> Sql.expr(String.class, "lower({})", t.title()))
                        .exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Todos.all()
                        .select(t -> Sql.<Todo, String>expr(String.class, "lower({})", t.title()))
                        .exec(db()));
        return false;
    }

    // ---- queries

    private static SqlQuery todosOf(UUID user) {
        return Sql.query("select * from {} where {} = {}", Todos.TABLE, Todos.TABLE.column(t -> t.userId()), user);
    }

    @Test
    void columnsAreFoundByTheirNames() {
        if (!runsSql()) {
            return;
        }
        assertThat(list(todosOf(ANN).as(TodoRows.ROW).all(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .filter(todo -> todo.userId().equals(ANN))
                        .map(todo -> new TodoRow(
                                todo.created(),
                                todo.title(),
                                todo.points(),
                                todo.estimate(),
                                todo.urgent(),
                                todo.userId()))
                        .toList());
    }

    @Test
    void numbersAreReadAsTheClassOfTheComponent() {
        if (!runsSql()) {
            return;
        }
        Map<String, List<Todo>> byTitle =
                Sample.TODOS.stream().collect(Collectors.groupingBy(Todo::title, TreeMap::new, Collectors.toList()));
        List<PointSum> sums = list(Sql.query(
                        "select {} as title, count(*) as todos, sum({}) as all_points from {} group by {}",
                        Todos.TABLE.column(t -> t.title()),
                        Todos.TABLE.column(t -> t.points()),
                        Todos.TABLE,
                        Todos.TABLE.column(t -> t.title()))
                .as(PointSums.ROW)
                .all(db()));
        assertThat(sums)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(byTitle.entrySet().stream()
                        .map(group -> new PointSum(
                                group.getKey(),
                                group.getValue().size(),
                                BigDecimal.valueOf(group.getValue().stream()
                                        .mapToLong(Todo::points)
                                        .sum())))
                        .toList());
    }

    @Test
    void rowsAreReadByNameAndClass() {
        if (!runsSql()) {
            return;
        }
        Todo expected = Sample.TODOS.get(0);
        var row = get(
                Sql.query("select * from {} where {} = {}", Todos.TABLE, Todos.TABLE.column(t -> t.id()), expected.id())
                        .rows()
                        .one(db()));
        assertThat(row.get("id", UUID.class)).isEqualTo(expected.id());
        assertThat(row.get("TITLE", String.class)).isEqualTo(expected.title());
        assertThat(row.get("points", Long.class)).isEqualTo(expected.points());
        assertThat(row.get("points", Integer.class)).isEqualTo((int) expected.points());
        assertThat(row.get("created", Instant.class)).isEqualTo(expected.created());
        assertThat(row.get("done", Boolean.class)).isEqualTo(expected.done());
        assertThat(row.find("estimate", Long.class)).isEqualTo(expected.estimate());
        assertThat(row.find("urgent", Boolean.class)).isEqualTo(Optional.ofNullable(expected.urgent()));
    }

    // ---- statements

    @Test
    void aStatementReturnsTheNumberOfRows() {
        if (!runsSql()) {
            return;
        }
        long matching = Sample.TODOS.stream().filter(todo -> todo.points() > 2).count();
        assertThat(get(Sql.statement(
                                "update {} set {} = {} where {} > {}",
                                Todos.TABLE,
                                Todos.TABLE.column(t -> t.title()),
                                "'; drop table x; --",
                                Todos.TABLE.column(t -> t.points()),
                                2)
                        .exec(db())))
                .isEqualTo(matching);
        assertThat(get(Todos.filter(t -> t.title().eq("'; drop table x; --")).count(db())))
                .isEqualTo(matching);
        assertThat(Sent.verbs(probe())).containsExactly("update", "select");
    }

    // ---- expressions in queries

    @Test
    void aConditionFilters() {
        if (!runsSql()) {
            return;
        }
        assertThat(list(Users.filter(u -> Sql.condition("{} in {}", u.name(), List.of("Ann", "Zed")))
                        .all(db())))
                .extracting(User::name)
                .containsExactlyInAnyOrder("Ann", "Ann", "Zed");
    }

    /** A condition that is NULL is false, and its complement true. */
    @Test
    void anUnknownConditionIsFalse() {
        if (!runsSql()) {
            return;
        }
        long present = Sample.TODOS.stream()
                .filter(todo -> todo.estimate().filter(e -> e > 1).isPresent())
                .count();
        assertThat(get(Todos.filter(t -> Sql.condition("{} > 1", t.estimate())).count(db())))
                .isEqualTo(present);
        assertThat(get(Todos.filter(
                                t -> Sql.<Todo>condition("{} > 1", t.estimate()).not())
                        .count(db())))
                .isEqualTo(Sample.TODOS.size() - present);
        assertThat(list(Todos.all()
                        .select(t -> Sql.<Todo>condition("{} > 1", t.estimate()))
                        .all(db())))
                .filteredOn(holds -> holds)
                .hasSize((int) present);
    }

    @Test
    void anExpressionIsComparedSelectedAndSorted() {
        if (!runsSql()) {
            return;
        }
        assertThat(list(Todos.filter(t -> Sql.<Todo, Long>expr(Long.class, "{} + {}", t.points(), 1L)
                                .gt(3L))
                        .orderBy(
                                t -> Sql.<Todo, Long>expr(Long.class, "-{}", t.points())
                                        .asc(),
                                t -> t.id().asc())
                        .select(t -> Sql.<Todo, Long>expr(Long.class, "{} * 2", t.points()))
                        .all(db())))
                .isEqualTo(Sample.TODOS.stream()
                        .map(Todo::points)
                        .filter(points -> points + 1 > 3)
                        .sorted(Comparator.reverseOrder())
                        .map(points -> points * 2)
                        .toList());
    }

    @Test
    void anUpdateComputesAValue() {
        if (!runsSql()) {
            return;
        }
        Todo todo = Sample.TODOS.get(0);
        get(Todos.byId(todo.id())
                .update()
                .title(t -> Sql.expr(
                        String.class,
                        Sql.on("mysql", "concat({}, {})")
                                .on("mariadb", "concat({}, {})")
                                .on("postgresql", "{} || {}")
                                .on("h2", "{} || {}")
                                .on("sqlite", "{} || {}"),
                        t.title(),
                        "'!"))
                .exec(db()));
        assertThat(get(Todos.byId(todo.id()).one(db())).title()).isEqualTo(todo.title() + "'!");
    }

    @Test
    void aDatabaseWithoutATextRejects() {
        if (!runsSql()) {
            return;
        }
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Sql.query(Sql.on("other", "select 1 as n")).rows().exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Users.filter(u -> Sql.condition(Sql.on("other", "{} = 1"), u.name()))
                        .exec(db()));
    }

    // ---- the text

    @Test
    void aTextIsCheckedWhenTheStatementIsBuilt() {
        for (String text : List.of(
                "select 1; select 2",
                "select 'a",
                "select \"a",
                "select (1",
                "select 1)",
                "select /* 1",
                "select $1",
                " ")) {
            assertThatThrownBy(() -> Sql.query(Sql.unchecked(text)))
                    .as(text)
                    .isInstanceOfSatisfying(
                            InvalidStatementException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.SQL_TEXT));
        }
        for (String text : List.of("select {}", "select {}, {}, {}", "select '{}', {}", "select {} -- {}")) {
            assertThatThrownBy(() -> Sql.query(Sql.unchecked(text), 1, 2))
                    .as(text)
                    .isInstanceOfSatisfying(
                            InvalidStatementException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.SQL_TEXT));
        }
    }
}

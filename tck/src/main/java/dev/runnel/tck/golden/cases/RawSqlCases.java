package dev.runnel.tck.golden.cases;

import dev.runnel.Sql;
import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.report.PointSums;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;

/** SQL of the application. */
final class RawSqlCases {
    private RawSqlCases() {}

    static List<GoldenCase> all() {
        return List.of(
                sql(
                        "query",
                        "rows are read by the names of their columns",
                        Sql.query(
                                        "select {} as title, count(*) as todos, sum({}) as all_points from {} where {} in {}"
                                                + " group by {} order by {}",
                                        Todos.TABLE.column(t -> t.title()),
                                        Todos.TABLE.column(t -> t.points()),
                                        Todos.TABLE,
                                        Todos.TABLE.column(t -> t.title()),
                                        List.of("milk", "bread"),
                                        Todos.TABLE.column(t -> t.title()),
                                        Todos.TABLE.column(t -> t.title()))
                                .as(PointSums.ROW)),
                sql(
                        "statement",
                        "a value is a parameter, in a quote a place is text",
                        Sql.statement(
                                "update {} set {} = {} where {} <> '{}' -- {}",
                                Users.TABLE,
                                Users.TABLE.column(u -> u.name()),
                                "'; drop table users; --",
                                Users.TABLE.column(u -> u.email()))),
                sql(
                        "fragments",
                        "a condition that is unknown is false, negated too",
                        Todos.filter(t -> Sql.<Todo>condition("{} > {}", t.estimate(), 1L)
                                        .not()
                                        .and(Sql.condition("{} = {}", t.user().name(), "Ann")))
                                .orderBy(
                                        t -> Sql.<Todo, Long>expr(Long.class, "-{}", t.points())
                                                .desc(),
                                        t -> t.id().asc())
                                .select(t -> Sql.<Todo>condition("{} > 2", t.points()))),
                sql(
                        "update",
                        "each database has its text",
                        Todos.byId(Sample.TODOS.get(0).id())
                                .update()
                                .title(t -> Sql.expr(
                                        String.class,
                                        Sql.on("mysql", "concat({}, {})")
                                                .on("mariadb", "concat({}, {})")
                                                .on("postgresql", "{} || {}")
                                                .on("h2", "{} || {}")
                                                .on("sqlite", "{} || {}"),
                                        t.title(),
                                        "!"))));
    }

    private static GoldenCase sql(String name, String says, Statement<?> statement) {
        return GoldenCase.of("rawsql", name, says, statement);
    }
}

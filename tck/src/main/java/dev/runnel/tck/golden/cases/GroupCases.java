package dev.runnel.tck.golden.cases;

import dev.runnel.Case;
import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.scenario.report.OwnerReports;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;

/** Groups of rows: each clause. */
final class GroupCases {
    private GroupCases() {}

    static List<GoldenCase> all() {
        return List.of(
                of(
                        "count-and-sum",
                        "groups are ordered by an aggregate, and those that are alike by their key",
                        Todos.filter(t -> t.points().gt(0))
                                .groupBy(t -> t.done())
                                .orderBy(g -> g.sum(t -> t.points()).desc())
                                .select(g -> g.key(), g -> g.count(), g -> g.sum(t -> t.points()))),
                of(
                        "having",
                        "a condition on groups is one of keys and aggregates, and may have a subquery",
                        Todos.groupBy(t -> t.userId())
                                .having(g -> g.count()
                                        .gt(1)
                                        .and(g.key()
                                                .in(Users.filter(u -> u.name().ne("Zoe"))
                                                        .select(u -> u.id()))))
                                .orderBy(g -> g.key().asc())
                                .limit(2)
                                .select(
                                        g -> g.key(),
                                        g -> g.max(t -> t.points()).optional())),
                of(
                        "filtered-aggregates",
                        "an aggregate of the rows of a group for which a condition is true",
                        Todos.groupBy(t -> t.categoryId())
                                .orderBy(g ->
                                        g.where(t -> t.done().eq(true)).count().desc())
                                .select(
                                        g -> g.key(),
                                        g -> g.where(t -> t.done().eq(true)).count(),
                                        g -> g.where(t -> t.points().gt(1)).sum(t -> t.points()))),
                of(
                        "computed-keys",
                        "keys with parameters are columns of a select inside",
                        Todos.groupBy(t -> t.points().mod(2), t -> t.title().substring(0, 1))
                                .orderBy(g -> g.key1().desc(), g -> g.key2().asc())
                                .select(g -> g.key1(), g -> g.key2(), g -> g.countDistinct(t -> t.estimate()))),
                of(
                        "keys-of-times",
                        "keys are parts of times",
                        Todos.groupBy(t -> t.created().year(), t -> t.due().date())
                                .orderBy(g -> g.key1().asc(), g -> g.key2().desc())
                                .select(g -> g.key1(), g -> g.key2().optional(), g -> g.count())),
                of(
                        "keys-of-relations",
                        "a key over a relation is a column of a join",
                        Todos.groupBy(t -> t.category().name(), t -> t.urgent())
                                .orderBy(g -> g.key1().asc(), g -> g.key2().asc())
                                .select(
                                        g -> g.key1(),
                                        g -> g.key2().optional(),
                                        g -> g.avg(t -> t.estimate()).optional())),
                of(
                        "projection",
                        "a record with a name for each value has any number of them",
                        Todos.groupBy(t -> t.userId(), t -> t.done())
                                .orderBy(g -> g.count().desc())
                                .selectInto(
                                        OwnerReports.ROW,
                                        (g, row) -> row.userId(g.key1())
                                                .done(g.key2())
                                                .todos(g.count())
                                                .titles(g.countDistinct(t -> t.title()))
                                                .points(g.sum(t -> t.points()))
                                                .most(g.max(t -> t.points()).optional())
                                                .least(g.min(t -> t.estimate()).optional())
                                                .estimate(
                                                        g.avg(t -> t.estimate()).optional())
                                                .urgent(g.where(t -> t.urgent().eq(true))
                                                        .count())
                                                .size(Case.when(g.count().gt(3), "many")
                                                        .orElse("few")))),
                of(
                        "page",
                        "a page of groups is read by their order",
                        Todos.groupBy(t -> t.userId())
                                .orderBy(g -> g.sum(t -> t.points()).desc())
                                .select(g -> g.key(), g -> g.sum(t -> t.points()))
                                .page(2)));
    }

    private static GoldenCase of(String name, String says, Statement<?> statement) {
        return GoldenCase.of("group", name, says, statement);
    }
}

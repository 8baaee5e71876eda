package dev.runnel.tck.golden.cases;

import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;
import java.util.UUID;

/** Look-ups, order, limits, terminals and selections. */
final class ReadCases {
    private static final UUID SOME = Sample.TODOS.get(12).id();

    private ReadCases() {}

    static List<GoldenCase> all() {
        return List.of(
                lookup("by-key", "one item by its key", Todos.byId(SOME).one()),
                lookup(
                        "by-keys",
                        "several by their keys",
                        Todos.filter(
                                t -> t.id().in(List.of(SOME, Sample.TODOS.get(2).id())))),
                lookup(
                        "by-unique-field",
                        "by a unique field",
                        Users.byEmail(Sample.USERS.get(3).email()).one()),
                lookup(
                        "by-index",
                        "by an index, the rest of the condition on what it finds",
                        Todos.filter(t -> t.userId()
                                .eq(Sample.USERS.get(2).id())
                                .and(t.done().eq(true)))),
                lookup(
                        "by-key-and-more",
                        "by key where something else must hold too",
                        Todos.byId(SOME).filter(t -> t.points().gt(100L))),
                order(
                        "nullable-default",
                        "absent values first ascending",
                        Todos.all()
                                .orderBy(t -> t.estimate().asc(), t -> t.id().asc())
                                .select(t -> t.id(), t -> t.estimate())),
                order(
                        "nullable-descending",
                        "absent values last descending",
                        Todos.all()
                                .orderBy(t -> t.estimate().desc(), t -> t.id().desc())
                                .select(t -> t.id(), t -> t.estimate())),
                order(
                        "nullable-last",
                        "absent values where they are wanted",
                        Todos.all().orderBy(t -> t.due().asc().nullsLast(), t -> t.id().asc())),
                order(
                        "text",
                        "texts by code point",
                        Users.all().orderBy(u -> u.name().desc(), u -> u.email().asc())),
                order(
                        "over-a-path",
                        "by a field behind an optional to-one",
                        Todos.all()
                                .orderBy(t -> t.parent().title().asc(), t -> t.id().asc())
                                .select(t -> t.id())),
                order(
                        "limited",
                        "the first of an order",
                        Todos.filter(t -> t.done().eq(true))
                                .orderBy(t -> t.points().desc(), t -> t.id().asc())
                                .limit(4)),
                terminal(
                        "one",
                        "the only row asks for two",
                        Users.filter(u -> u.name().eq("Dora")).one()),
                terminal(
                        "first",
                        "the first row asks for one",
                        Todos.all().orderBy(t -> t.id().desc()).first()),
                terminal(
                        "count",
                        "counted by the store where it counts",
                        Todos.filter(t -> t.user().name().eq("Ann")).count()),
                terminal(
                        "count-limited",
                        "a limit bounds a count",
                        Todos.all().limit(7).count()),
                terminal(
                        "exists",
                        "whether there is a row",
                        Todos.filter(t -> t.points().gt(99L)).exists()),
                terminal(
                        "exists-nothing",
                        "a condition that holds for nothing makes no call",
                        Todos.filter(t -> t.points().in(List.of())).exists()),
                terminal(
                        "sum",
                        "the sum of a computed value over the rows",
                        Todos.filter(t -> t.done().eq(true)).sum(t -> t.points().times(2))),
                terminal(
                        "mean-over-a-path",
                        "the mean of whole numbers is a decimal, and an order has no effect",
                        Todos.all()
                                .orderBy(t -> t.title().asc())
                                .avg(t -> t.parent().points())),
                terminal(
                        "greatest",
                        "the greatest value, found by an index",
                        Todos.filter(t -> t.userId().eq(Sample.USERS.get(2).id()))
                                .max(t -> t.due())),
                terminal(
                        "different",
                        "the number of different values",
                        Todos.all().countDistinct(t -> t.estimate())),
                terminal(
                        "sum-of-nothing",
                        "a condition that holds for nothing makes no call",
                        Todos.filter(t -> t.points().in(List.of())).sum(t -> t.points())),
                order(
                        "by-related-sum",
                        "the sum of a part of the related rows, and how many there are",
                        Users.filter(u -> u.todos()
                                        .where(t -> t.done().eq(false))
                                        .count()
                                        .gt(1))
                                .orderBy(
                                        u -> u.todos().sum(t -> t.points()).desc(),
                                        u -> u.email().asc())),
                select(
                        "related-aggregates",
                        "aggregates of one relation do not multiply each other",
                        Users.all()
                                .orderBy(u -> u.email().asc())
                                .select(
                                        u -> u.todos().sum(t -> t.points()),
                                        u -> u.todos().max(t -> t.due()).optional(),
                                        u -> u.todos().countDistinct(t -> t.estimate()))),
                select("two", "only the selected columns are read", Users.all().select(u -> u.id(), u -> u.bio())),
                select(
                        "over-a-path",
                        "what is reached over an optional to-one is optional",
                        Todos.all().select(t -> t.id(), t -> t.parent().points().optional())),
                select(
                        "condition",
                        "a condition as a value is never absent",
                        Todos.all().select(t -> t.id(), t -> t.estimate().gt(1L).not())));
    }

    private static GoldenCase lookup(String name, String says, Statement<?> statement) {
        return GoldenCase.of("lookup", name, says, statement);
    }

    private static GoldenCase order(String name, String says, Statement<?> statement) {
        return GoldenCase.of("order", name, says, statement);
    }

    private static GoldenCase terminal(String name, String says, Statement<?> statement) {
        return GoldenCase.of("terminal", name, says, statement);
    }

    private static GoldenCase select(String name, String says, Statement<?> statement) {
        return GoldenCase.of("select", name, says, statement);
    }
}

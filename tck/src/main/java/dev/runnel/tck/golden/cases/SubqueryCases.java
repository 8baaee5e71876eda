package dev.runnel.tck.golden.cases;

import dev.runnel.All;
import dev.runnel.Any;
import dev.runnel.Condition;
import dev.runnel.Selection;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;
import java.util.function.Function;

/** Conditions on what another select gives. */
final class SubqueryCases {
    private SubqueryCases() {}

    static List<GoldenCase> all() {
        return List.of(
                todos(
                        "by-key",
                        "a subquery on the key behind a foreign key is a comparison of the foreign key",
                        t -> t.userId()
                                .in(Users.filter(u ->
                                                u.id().eq(Sample.USERS.get(1).id()))
                                        .select(u -> u.id()))),
                todos(
                        "by-key-optional",
                        "an absent foreign key is among no keys",
                        t -> t.parentId()
                                .in(Todos.filter(p ->
                                                p.id().ne(Sample.TODOS.get(1).id()))
                                        .select(p -> p.id()))),
                todos(
                        "by-key-and-more",
                        "other conditions of the subquery stay",
                        t -> t.userId()
                                .in(Users.filter(u -> u.id().eq(
                                                        Sample.USERS.get(0).id())
                                                .and(u.name().eq("Ann")))
                                        .select(u -> u.id()))),
                todos(
                        "same-row",
                        "the row with this key is the row",
                        t -> t.id().in(Todos.filter(o -> o.points().gt(2L)).select(o -> o.id()))),
                todos(
                        "keys",
                        "a store without subqueries reads the keys, and finds the rows by them",
                        t -> t.userId().in(Users.filter(u -> u.name().eq("Ann")).select(u -> u.id()))),
                todos(
                        "not-in-nullable",
                        "an absent operand is among none, and an absent value poisons nothing",
                        t -> t.parentId().notIn(Selection.present(Todos.all().select(o -> o.parentId())))),
                todos(
                        "or",
                        "a list that may be empty inside a disjunction",
                        t -> t.points()
                                .eq(1L)
                                .or(t.userId()
                                        .in(Users.filter(u -> u.name().eq("nobody"))
                                                .select(u -> u.id())))),
                todos(
                        "limited",
                        "a subquery with an order and a limit",
                        t -> t.userId()
                                .notIn(Users.all()
                                        .orderBy(u -> u.name().desc(), u -> u.id().asc())
                                        .limit(2)
                                        .select(u -> u.id()))),
                todos(
                        "correlated",
                        "a subquery that names a field from outside",
                        t -> t.title()
                                .in(Steps.filter(s -> s.todoId().eq(t.id())).select(s -> s.text()))),
                todos(
                        "empty",
                        "a subquery that holds nothing makes no call",
                        t -> t.userId()
                                .in(Users.filter(u -> u.name().in(List.of())).select(u -> u.id()))),
                todos(
                        "count",
                        "the number of related rows",
                        t -> t.steps().count().ge(2L)),
                GoldenCase.of(
                        "subquery",
                        "count-selected",
                        "the number of related rows, selected and sorted by",
                        Users.all()
                                .orderBy(u -> u.todos().count().desc(), u -> u.id().asc())
                                .select(u -> u.name(), u -> u.todos().count())),
                todos(
                        "aggregate",
                        "an aggregate of a query is a value",
                        t -> t.points().eq(Todos.all().max(x -> x.points()))),
                todos(
                        "aggregate-of-outer-row",
                        "an aggregate of the rows that belong to the outer row",
                        t -> t.points()
                                .gt(Todos.filter(x -> x.userId().eq(t.userId())).sum(x -> x.points()))),
                todos(
                        "exists",
                        "a store without subqueries loads the rows of exists by the compared column",
                        t -> Condition.exists(Steps.filter(
                                s -> s.todoId().eq(t.id()).and(s.done().eq(true))))),
                todos(
                        "exists-without-key",
                        "without an equality, a store without subqueries loads all rows",
                        t -> Condition.exists(Todos.filter(x -> x.points().gt(t.points())))
                                .not()),
                todos(
                        "any",
                        "a comparison with any value is EXISTS",
                        t -> t.points()
                                .lt(Any.of(Todos.filter(x -> x.userId().eq(t.userId()))
                                        .select(x -> x.points())))),
                todos(
                        "all",
                        "a comparison with all values is NOT EXISTS, and NULL satisfies none",
                        t -> t.points().ge(All.ofNullable(Todos.all().select(x -> x.estimate())))),
                GoldenCase.of(
                        "subquery",
                        "first-value",
                        "the first value of the outer row, ties by key",
                        Users.all()
                                .orderBy(u -> u.id().asc())
                                .select(
                                        u -> u.name(),
                                        u -> Todos.filter(t -> t.userId().eq(u.id()))
                                                .orderBy(t -> t.points().desc())
                                                .select(t -> t.title())
                                                .firstValue()
                                                .optional())),
                GoldenCase.of(
                        "subquery",
                        "delete",
                        "a write by a subquery",
                        Steps.filter(s -> s.todoId()
                                        .in(Todos.filter(t -> t.done().eq(true)).select(t -> t.id())))
                                .delete()));
    }

    private static GoldenCase todos(
            String name, String says, Function<Todos.Fields<Todo>, ? extends Condition<? super Todo>> condition) {
        return GoldenCase.of(
                "subquery", name, says, Todos.filter(condition::apply).select(t -> t.id(), t -> t.title()));
    }
}

package dev.runnel.tck.golden.cases;

import dev.runnel.Condition;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;
import java.util.function.Function;

/** Conditions over has-many relations. */
final class QuantifierCases {
    private QuantifierCases() {}

    static List<GoldenCase> all() {
        return List.of(
                users(
                        "any",
                        "some related row; on a key-value store they are read by index and tested in memory",
                        u -> u.todos().any(t -> t.points().gt(3L))),
                users(
                        "none",
                        "no related row",
                        u -> u.todos().none(t -> t.estimate().gt(3L))),
                users(
                        "all",
                        "every related row, also where there is none; two-valued over a nullable field",
                        u -> u.todos().all(t -> t.estimate().ge(0L))),
                users(
                        "any-in-any",
                        "two levels",
                        u -> u.todos()
                                .any(t -> t.done()
                                        .eq(false)
                                        .and(t.steps().any(s -> s.done().eq(true))))),
                users(
                        "not-any",
                        "the complement of some",
                        u -> u.todos().any(t -> t.done().eq(true)).not()),
                users(
                        "any-or-field",
                        "a quantifier beside a field",
                        u -> u.todos().any(t -> t.points().eq(1L)).or(u.bio().isNull())),
                users(
                        "correlated",
                        "a field of an outer lambda, two levels out",
                        u -> u.todos()
                                .any(t -> t.steps()
                                        .any(s -> s.text()
                                                .ne(t.title())
                                                .and(s.text().gt(u.name()))))),
                users(
                        "path-inside",
                        "to-one paths inside a quantifier",
                        u -> u.todos()
                                .any(t -> t.category()
                                        .name()
                                        .eq("work")
                                        .and(t.parent().done().eq(true)))),
                GoldenCase.of(
                        "quantifier",
                        "behind-a-path",
                        "a quantifier behind an optional to-one",
                        Todos.filter(t -> t.parent().steps().any(s -> s.done().eq(true)))
                                .select(t -> t.id())));
    }

    private static GoldenCase users(String name, String says, Function<Users.Fields<User>, Condition<User>> condition) {
        return GoldenCase.of(
                "quantifier", name, says, Users.filter(condition::apply).select(u -> u.email()));
    }
}

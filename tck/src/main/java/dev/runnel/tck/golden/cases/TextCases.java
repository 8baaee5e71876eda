package dev.runnel.tck.golden.cases;

import dev.runnel.Condition;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import java.util.List;
import java.util.function.Function;

/** Conditions on texts. */
final class TextCases {
    private TextCases() {}

    static List<GoldenCase> all() {
        return List.of(
                todos(
                        "prefix",
                        "a prefix is bound, its wildcards escaped",
                        t -> t.title().startsWith("mi")),
                todos(
                        "prefix-empty",
                        "every text has the empty prefix",
                        t -> t.title().startsWith("")),
                todos(
                        "prefix-empty-nullable",
                        "the empty prefix says that the text is there",
                        t -> t.body().value().startsWith("")),
                todos(
                        "not-part-nullable",
                        "an absent text contains nothing, so the negation holds there",
                        t -> t.body().value().contains("y 3").not()),
                todos("like", "a pattern with a wildcard inside", t -> t.title().like("m%k_")),
                todos(
                        "like-prefix",
                        "a pattern that says no more than a prefix is one",
                        t -> t.title().like("mi%")),
                todos(
                        "like-equal",
                        "a pattern without wildcards is equality",
                        t -> t.title().like("!%milk", '!')),
                todos(
                        "like-any",
                        "a pattern that every text matches",
                        t -> t.title().like("%%")),
                todos(
                        "ignoring-case",
                        "texts are compared in upper case",
                        t -> t.title().eqIgnoreCase("MILK").or(t.user().name().startsWithIgnoreCase("an"))),
                todos(
                        "between",
                        "from one to the other, both included",
                        t -> t.title().between("b", "n")));
    }

    private static GoldenCase todos(String name, String says, Function<Todos.Fields<Todo>, Condition<Todo>> condition) {
        return GoldenCase.of("text", name, says, Todos.filter(condition::apply).select(t -> t.id(), t -> t.title()));
    }
}

package dev.runnel.tck.golden.cases;

import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;

/** Related rows among what is selected. */
final class SelectRelatedCases {
    private SelectRelatedCases() {}

    static List<GoldenCase> all() {
        return List.of(
                select(
                        "belongs-to",
                        "the records of a to-one relation, each read once",
                        Todos.all().orderBy(t -> t.id().asc()).limit(5).select(t -> t.title(), t -> t.user())),
                select(
                        "has-many",
                        "values of related rows, as lists",
                        Users.all()
                                .orderBy(u -> u.email().asc())
                                .select(
                                        u -> u.todos()
                                                .selecting(t -> t.orderBy(f -> f.id().asc())
                                                        .limit(2)
                                                        .select(f -> f.title())),
                                        u -> u.name())),
                select(
                        "related-of-related",
                        "lists in lists, over a step",
                        Todos.all()
                                .orderBy(t -> t.id().asc())
                                .limit(3)
                                .select(
                                        t -> t.id(),
                                        t -> t.user()
                                                .todos()
                                                .selecting(s -> s.orderBy(f -> f.id().asc())
                                                        .select(
                                                                f -> f.id(),
                                                                f -> f.steps()
                                                                        .selecting(x -> x.orderBy(y -> y.id().asc())
                                                                                .select(y -> y.text())))))));
    }

    private static GoldenCase select(String name, String says, Statement<?> statement) {
        return GoldenCase.of("select", name, says, statement);
    }
}

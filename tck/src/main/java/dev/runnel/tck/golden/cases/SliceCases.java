package dev.runnel.tck.golden.cases;

import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;

/** Which of the rows: offset, last, distinct. */
final class SliceCases {
    private SliceCases() {}

    static List<GoldenCase> all() {
        return List.of(
                slice(
                        "offset",
                        "so many of the first rows are left out",
                        Todos.all().orderBy(t -> t.id().asc()).offset(3).limit(5)),
                slice(
                        "offset-alone",
                        "an offset without a limit",
                        Todos.all().orderBy(t -> t.id().asc()).offset(25)),
                slice(
                        "offset-and-include",
                        "windows after the first one drop the offset",
                        Users.all()
                                .orderBy(u -> u.email().asc())
                                .offset(4)
                                .include(u -> u.todos()
                                        .with(t -> t.orderBy(f -> f.id().asc())
                                                .offset(1)
                                                .limit(2)))),
                slice(
                        "offset-count",
                        "rows before the offset are not counted",
                        Todos.all().offset(12).count()),
                slice(
                        "last",
                        "the last row is the first of the opposite order",
                        Todos.all()
                                .orderBy(t -> t.due().asc().nullsLast(), t -> t.id().asc())
                                .last()),
                slice(
                        "last-by-key",
                        "without an order the last row by key",
                        Todos.all().last()),
                slice(
                        "distinct",
                        "equal rows of a selection are one",
                        Todos.all().select(t -> t.done(), t -> t.estimate()).distinct()),
                slice(
                        "distinct-sorted",
                        "distinct rows in the order of what is selected",
                        Todos.all()
                                .orderBy(t -> t.title().desc())
                                .limit(4)
                                .select(t -> t.title())
                                .distinct()));
    }

    private static GoldenCase slice(String name, String says, Statement<?> statement) {
        return GoldenCase.of("slice", name, says, statement);
    }
}

package dev.runnel.tck.golden.cases;

import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;
import java.util.UUID;

/** Queries that start from one record, and chains of relations. */
final class ScopedCases {
    private static final User BOB = Sample.USERS.get(1);
    private static final Category HOME = Sample.CATEGORIES.get(0);
    private static final Todo ANNS = Sample.TODOS.get(0);

    private ScopedCases() {}

    static List<GoldenCase> all() {
        return List.of(
                scoped(
                        "rows",
                        "the foreign key equals that of the record",
                        Users.todos(BOB).filter(t -> t.points().gt(1L))),
                scoped(
                        "create",
                        "the foreign key is there from the beginning",
                        Users.todos(BOB)
                                .create()
                                .title("call")
                                .points(1)
                                .done(false)
                                .created(Sample.START)
                                .category(HOME)
                                .id(new UUID(1, 1))),
                scoped(
                        "update-one-of-another",
                        "found by its key and by what it belongs to, or not at all",
                        Users.todos(BOB).update(ANNS).title("stolen")),
                scoped(
                        "to-one",
                        "what a record belongs to, by its key",
                        Todos.user(ANNS).one()),
                chain(
                        "one-step",
                        "the rows that belong to those of a query",
                        Users.byEmail(BOB.email()).todos()),
                chain(
                        "to-one",
                        "each target once, however many lead to it",
                        Users.todos(BOB).category()),
                chain(
                        "three-steps",
                        "a subquery in a subquery",
                        Users.byEmail(BOB.email())
                                .todos()
                                .category()
                                .todos()
                                .filter(t -> t.done().eq(true))
                                .orderBy(t -> t.id().asc())
                                .limit(5)),
                chain(
                        "optional",
                        "what leads nowhere reaches nothing",
                        Users.todos(BOB).parent().count()));
    }

    private static GoldenCase scoped(String name, String says, Statement<?> statement) {
        return GoldenCase.of("scoped", name, says, statement);
    }

    private static GoldenCase chain(String name, String says, Statement<?> statement) {
        return GoldenCase.of("chain", name, says, statement);
    }
}

package dev.runnel.tck.golden.cases;

import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;
import java.util.UUID;

/** Creates. Their ids are given, so that the answers can be compared. */
final class CreateCases {
    private CreateCases() {}

    static List<GoldenCase> all() {
        return List.of(
                create(
                        "one",
                        "one row; on a store without unique constraints with an item for its unique value",
                        Users.create().name("New").email("new@example.org").id(id(1))),
                create(
                        "many",
                        "many rows",
                        Categories.createMany(List.of(
                                Categories.create().name("a").id(id(1)),
                                Categories.create().name("b").id(id(2))))),
                create(
                        "returning",
                        "every column of every row comes back, where a trigger may change one",
                        Users.create()
                                .name("New")
                                .email("new@example.org")
                                .id(id(1))
                                .todos(t -> t.title("one")
                                        .points(1)
                                        .done(false)
                                        .created(Sample.START)
                                        .category(Sample.CATEGORIES.get(0))
                                        .id(id(2)))
                                .returning()),
                create(
                        "graph",
                        "children after their parent, level by level, as one unit",
                        Users.create()
                                .name("New")
                                .email("new@example.org")
                                .id(id(1))
                                .todos(t -> t.title("one")
                                        .points(1)
                                        .done(false)
                                        .created(Sample.START)
                                        .category(Sample.CATEGORIES.get(0))
                                        .id(id(2))
                                        .steps(s -> s.text("go").done(true).id(id(3)))
                                        .steps(s -> s.text("buy").done(false).id(id(4))))
                                .todos(t -> t.title("two")
                                        .points(2)
                                        .done(true)
                                        .created(Sample.START)
                                        .category(Sample.CATEGORIES.get(1))
                                        .id(id(5)))),
                create(
                        "graph-over-belongs-to",
                        "what a foreign key leads to comes first",
                        Todos.create()
                                .title("new")
                                .points(1)
                                .done(false)
                                .created(Sample.START)
                                .user(Users.create()
                                        .name("New")
                                        .email("new@example.org")
                                        .id(id(1)))
                                .category(Categories.create().name("new").id(id(2)))
                                .id(id(3))),
                create(
                        "duplicate",
                        "a duplicate of a unique value is refused, and nothing is written",
                        Users.createMany(List.of(
                                Users.create()
                                        .name("a")
                                        .email("new@example.org")
                                        .id(id(1)),
                                Users.create()
                                        .name("b")
                                        .email(Sample.USERS.get(0).email())
                                        .id(id(2))))));
    }

    private static UUID id(int n) {
        return new UUID(0x0194_0000_0000_7000L, 0x9000_0000_0000_0000L + n);
    }

    private static GoldenCase create(String name, String says, Statement<?> statement) {
        return GoldenCase.of("create", name, says, statement);
    }
}

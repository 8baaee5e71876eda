package dev.runnel.tck.golden.cases;

import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;

/** Includes. */
final class IncludeCases {
    private IncludeCases() {}

    static List<GoldenCase> all() {
        return List.of(
                include(
                        "has-many",
                        "the children of a window by one read",
                        Users.all().include(u -> u.todos())),
                include(
                        "belongs-to",
                        "the distinct targets of a window by one read",
                        Todos.all().include(t -> t.user(), t -> t.category())),
                include(
                        "belongs-to-optional",
                        "loaded and absent where it leads nowhere",
                        Todos.all().include(t -> t.parent())),
                include(
                        "deferred-column",
                        "a deferred column comes with its row",
                        Todos.all().include(t -> t.body())),
                include(
                        "three-levels",
                        "a read for each level, on a key-value store too",
                        Users.all().include(u -> u.todos().with(t -> t.include(x -> x.steps(), x -> x.category())))),
                include(
                        "filtered",
                        "shaped by a filter: partial",
                        Users.all()
                                .include(u -> u.todos()
                                        .with(t -> t.filter(f -> f.done().eq(true))))),
                include(
                        "limited-per-parent",
                        "sorted, and the first of each parent",
                        Users.all()
                                .include(u -> u.todos()
                                        .with(t -> t.orderBy(f -> f.points().desc(), f -> f.id().asc())
                                                .limit(2)))),
                include(
                        "filtered-by-a-quantifier",
                        "a quantifier over what the children have",
                        Users.byId(Sample.USERS.get(1).id())
                                .include(u -> u.todos()
                                        .with(t -> t.filter(
                                                f -> f.steps().any(s -> s.done().eq(true)))))
                                .one()),
                include(
                        "over-a-path",
                        "an include behind a to-one loads the step",
                        Todos.filter(t -> t.user().name().eq("Bob"))
                                .include(t -> t.user().todos())),
                include(
                        "in-windows",
                        "a sorted read goes on by keyset; the children by window",
                        Users.all()
                                .orderBy(u -> u.bio().desc(), u -> u.email().asc())
                                .include(u -> u.todos().with(t -> t.orderBy(f -> f.id().asc())))),
                include(
                        "of-a-filtered-read",
                        "a quantifier and an include of one relation are read apart",
                        Users.filter(u -> u.todos().any(t -> t.done().eq(true))).include(u -> u.todos())));
    }

    private static GoldenCase include(String name, String says, Statement<?> statement) {
        return GoldenCase.of("include", name, says, statement);
    }
}

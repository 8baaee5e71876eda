package dev.runnel.tck.golden.cases;

import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Updates and deletes. */
final class WriteCases {
    private WriteCases() {}

    static List<GoldenCase> all() {
        return List.of(
                write(
                        "update",
                        "one",
                        "one row gives the record back",
                        Todos.update(Sample.TODOS.get(1)).title("new").clearDue()),
                write(
                        "update",
                        "plus",
                        "what is there and something more",
                        Todos.update(Sample.TODOS.get(1)).points(t -> t.points().plus(5L))),
                write(
                        "update",
                        "minus",
                        "what is there less something",
                        Todos.update(Sample.TODOS.get(1)).points(t -> t.points().minus(5L))),
                write(
                        "update",
                        "computed",
                        "an expression over the row, where the backend computes",
                        Todos.filter(t -> t.done().eq(true))
                                .update()
                                .points(t -> t.points().plus(1L).times(t.points()))),
                write(
                        "update",
                        "query",
                        "the rows of a condition",
                        Todos.filter(t -> t.done().eq(true)).update().points(7)),
                write(
                        "update",
                        "query-over-relations",
                        "rows that a path and a quantifier find",
                        Todos.filter(t -> t.user()
                                        .name()
                                        .eq("Ann")
                                        .and(t.steps().any(s -> s.done().eq(true))))
                                .update()
                                .urgent(true)),
                write(
                        "update",
                        "unique-field",
                        "the item of a unique value moves with it",
                        Users.update(Sample.USERS.get(0)).email("new@example.org")),
                write(
                        "update",
                        "from-another-field",
                        "a field computed from another, where the backend computes",
                        Todos.filter(t -> t.done().eq(true)).update().estimate(t -> t.points())),
                write(
                        "update",
                        "nothing",
                        "a condition that holds for nothing makes no call",
                        Todos.filter(t -> t.title().in(List.of())).update().points(1)),
                write(
                        "update",
                        "returning",
                        "the rows of a condition, as they are then",
                        Todos.filter(t -> t.done().eq(true)).update().points(7).returning()),
                write(
                        "update",
                        "skipping-equal",
                        "the rows of a condition that have another value",
                        Todos.filter(t -> t.done().eq(true))
                                .update()
                                .points(7)
                                .estimate(5L)
                                .skippingEqual()),
                write(
                        "delete",
                        "returning",
                        "the rows of a condition, as they were; a deferred column is among them",
                        Todos.filter(t -> t.id().in(withoutChildren())).delete().returning()),
                write(
                        "delete",
                        "one",
                        "one row; a store without foreign keys is asked for referring rows first",
                        Users.delete(Sample.USERS.get(9))),
                write(
                        "delete",
                        "query",
                        "the rows of a condition",
                        Steps.filter(s -> s.done().eq(true)).delete()),
                write(
                        "delete",
                        "referenced",
                        "a referenced row is not removed",
                        Categories.delete(Sample.CATEGORIES.get(0))));
    }

    /** Todos that nothing refers to. */
    private static List<UUID> withoutChildren() {
        Set<UUID> referred = Sample.TODOS.stream()
                .flatMap(t -> t.parentId().stream())
                .collect(Collectors.toCollection(HashSet::new));
        Sample.STEPS.forEach(step -> referred.add(step.todoId()));
        return Sample.TODOS.stream()
                .map(Todo::id)
                .filter(id -> !referred.contains(id))
                .toList();
    }

    private static GoldenCase write(String topic, String name, String says, Statement<?> statement) {
        return GoldenCase.of(topic, name, says, statement);
    }
}

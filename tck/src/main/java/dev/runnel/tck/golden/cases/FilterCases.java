package dev.runnel.tck.golden.cases;

import dev.runnel.Condition;
import dev.runnel.RowValue;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;
import java.util.function.Function;
import reactor.util.function.Tuples;

/** Conditions on fields and over to-one paths. */
final class FilterCases {
    private FilterCases() {}

    static List<GoldenCase> all() {
        return List.of(
                todos(
                        "belongs-to-row",
                        "a filter on a belongs-to uses the foreign key alone",
                        t -> t.user().eq(Sample.USERS.get(1))),
                todos(
                        "belongs-to-key",
                        "the key behind a belongs-to is the foreign key",
                        t -> t.user().id().eq(Sample.USERS.get(1).id())),
                todos(
                        "belongs-to-not-row",
                        "leading to another row is the complement of leading to this one",
                        t -> t.parent().ne(Sample.TODOS.get(1))),
                todos(
                        "belongs-to-some-rows",
                        "leading to one of several rows is a list of foreign keys",
                        t -> t.user().in(List.of(Sample.USERS.get(1), Sample.USERS.get(3)))),
                todos(
                        "belongs-to-none",
                        "leading nowhere is an absent foreign key",
                        t -> t.parent().isNull()),
                todos(
                        "path-required",
                        "a field behind a required to-one",
                        t -> t.user().name().eq("Ann")),
                todos(
                        "path-optional",
                        "a field behind an optional to-one",
                        t -> t.parent().points().ge(0L)),
                todos(
                        "path-two-steps",
                        "a path over an optional and a required to-one is optional",
                        t -> t.parent().user().name().eq("Ann")),
                todos(
                        "not-required",
                        "the negation of a comparison of a required field turns it round",
                        t -> t.points().gt(2L).not()),
                todos(
                        "not-nullable",
                        "the negation of a comparison of a nullable field holds where it is absent",
                        t -> t.estimate().gt(2L).not()),
                todos(
                        "not-path-optional",
                        "the negation of a comparison through an optional to-one holds where it leads nowhere",
                        t -> t.parent().points().gt(0L).not()),
                todos(
                        "tuple-in",
                        "a list of pairs is compared pair by pair, never column by column",
                        t -> RowValue.of(t.title(), t.points())
                                .in(List.of(Tuples.of("milk", -2L), Tuples.of("tea", 0L), Tuples.of("tea", -2L)))),
                todos(
                        "not-tuple-in-nullable",
                        "a pair with an absent part is in no list, so the negation holds there",
                        t -> RowValue.of(t.estimate(), t.user().name())
                                .notIn(List.of(Tuples.of(1L, "Bob"), Tuples.of(2L, "Cid")))),
                todos(
                        "tuple-range",
                        "the first column has a range of its own, beside the comparison of the pair",
                        t -> RowValue.of(t.title(), t.points()).gt(Tuples.of("milk", -2L))),
                todos(
                        "not-in-nullable",
                        "an absent value is in no list, so the negation holds there",
                        t -> t.estimate().in(List.of(1L, 2L)).not()),
                todos(
                        "not-or",
                        "negation of a disjunction",
                        t -> t.estimate().gt(2L).or(t.done().eq(true)).not()),
                todos(
                        "ne-nullable",
                        "not equal holds where the field is absent",
                        t -> t.estimate().ne(2L)),
                todos(
                        "field-against-field",
                        "an ordering of two fields is false where one is absent",
                        t -> t.points().gt(t.estimate())),
                todos(
                        "nullable-equals-nullable",
                        "equality of two nullable fields is null-safe",
                        t -> t.estimate().eq(t.parent().estimate())),
                todos("eq-null", "equal to null is absence", t -> t.due().eq((java.time.Instant) null)),
                todos(
                        "not-null-and-compared",
                        "a comparison with a value says that the field is present",
                        t -> t.estimate().isNotNull().and(t.estimate().gt(1L))),
                todos("in-empty", "an empty list makes no call", t -> t.title().in(List.of())),
                todos(
                        "in-empty-or",
                        "an empty list drops out of a disjunction",
                        t -> t.title().in(List.of()).or(t.points().eq(1L))),
                todos(
                        "contradiction",
                        "a field that is absent and present makes no call",
                        t -> t.due().isNull().and(t.due().isNotNull())),
                todos(
                        "finer-than-a-column",
                        "an instant finer than any column equals none, and makes no call",
                        t -> t.created().eq(Sample.START.plusNanos(1))),
                todos(
                        "arithmetic",
                        "arithmetic in a condition, where the backend computes",
                        t -> t.points().plus(1L).gt(t.estimate())),
                GoldenCase.of(
                        "filter",
                        "two-filters",
                        "filters hold together",
                        Users.filter(u -> u.name().eq("Ann"))
                                .filter(u -> u.bio().isNull())));
    }

    private static GoldenCase todos(String name, String says, Function<Todos.Fields<Todo>, Condition<Todo>> condition) {
        return GoldenCase.of(
                "filter", name, says, Todos.filter(condition::apply).select(t -> t.id(), t -> t.title()));
    }
}

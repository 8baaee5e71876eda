package dev.runnel.tck.golden.cases;

import dev.runnel.Constant;
import dev.runnel.Now;
import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Functions that the database computes. */
final class FunctionCases {
    private FunctionCases() {}

    static List<GoldenCase> all() {
        return List.of(
                function(
                        "length",
                        "a text has so many characters",
                        Users.filter(u -> u.name().length().gt(4L))
                                .orderBy(u -> u.bio().length().desc(), u -> u.id().asc())),
                function(
                        "trim",
                        "spaces at the ends of a text do not count",
                        Users.filter(u -> u.name().trim().eq("Ann"))
                                .orderBy(u -> u.bio().trim().asc(), u -> u.id().asc())),
                function(
                        "coalesce",
                        "the first that is there",
                        Todos.filter(t -> t.estimate().coalesce(t.points()).gt(1L))
                                .orderBy(t -> t.due().coalesce(Sample.START).asc(), t -> t.id().asc())),
                function(
                        "now",
                        "the time of the database",
                        Todos.filter(t -> t.due().lt(Now.instant()))),
                function(
                        "parts-of-times",
                        "parts of a time, in UTC",
                        Todos.filter(t -> t.created().year().eq(2026))
                                .orderBy(t -> t.due().dayOfWeek().desc(), t -> t.id().asc())
                                .select(
                                        t -> t.created().date(),
                                        t -> t.created().month(),
                                        t -> t.created().day(),
                                        t -> t.due().hour().optional(),
                                        t -> t.due().minute().optional(),
                                        t -> t.due().second().coalesce(0))),
                function(
                        "computed-times",
                        "times that are computed from times and durations",
                        Todos.filter(t -> t.created()
                                        .plus(Duration.ofDays(1))
                                        .plusMonths(1)
                                        .gt(t.due().truncatedTo(ChronoUnit.DAYS)))
                                .orderBy(t -> t.due().minus(t.created()).desc(), t -> t.id().asc())
                                .select(
                                        t -> t.created().minus(Duration.ofMinutes(90)),
                                        t -> t.created().plusMonths(1).date(),
                                        t -> t.due().minus(t.created()).optional(),
                                        t -> t.due()
                                                .minus(t.created())
                                                .toHours()
                                                .coalesce(0L),
                                        t -> t.created().truncatedTo(ChronoUnit.HOURS),
                                        t -> t.created()
                                                .at(ZoneOffset.ofHours(2))
                                                .hour())),
                function(
                        "assigned",
                        "an update computes from the row",
                        Users.update(Sample.USERS.get(0))
                                .name(u -> u.name().lower())
                                .bio(u -> u.bio().coalesce(u.email()))),
                function(
                        "created",
                        "a create leaves it to the database",
                        Users.create()
                                .name(Constant.of("ANN").lower())
                                .email("ann@example.com")
                                .todos(t -> t.title("a")
                                        .points(Constant.of("three").length())
                                        .done(false)
                                        .created(Now.instant())
                                        .category(Sample.CATEGORIES.get(0)))),
                function(
                        "created-mixed",
                        "one row has it computed, the next a value, the next another",
                        Users.createMany(List.of(
                                Users.create().name(Constant.of("ANN").lower()).email("a"),
                                Users.create().name("Bob").email("b"),
                                Users.create()
                                        .name(Constant.coalesce("Cid", Constant.of("x")))
                                        .email("c")))));
    }

    private static GoldenCase function(String name, String says, Statement<?> statement) {
        return GoldenCase.of("function", name, says, statement);
    }
}

package dev.runnel.tck.golden.cases;

import dev.runnel.Db;
import dev.runnel.Selection;
import dev.runnel.Statement;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.GoldenCase.Rows;
import dev.runnel.tck.scenario.closure.Ancestries;
import dev.runnel.tck.scenario.closure.Nodes;
import dev.runnel.tck.scenario.series.Readings;
import dev.runnel.tck.scenario.series.Sensors;
import dev.runnel.tck.scenario.versioned.Approvals;
import dev.runnel.tck.scenario.versioned.Documents;
import dev.runnel.tck.scenario.versioned.Versions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Queries over a time series, a closure table and versioned records. */
final class ScenarioCases {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Readings.Query HEAT =
            Readings.byPlantAndSensor("north", "heat").orderByDesc(r -> r.at());
    private static final UUID ROOT = new UUID(1, 0);
    private static final UUID BRANCH = new UUID(1, 1);
    private static final UUID LEAF = new UUID(1, 2);
    private static final UUID DOCUMENT = new UUID(2, 0);

    private static final Rows SERIES = new Rows(
            List.of(Sensors.MODEL, Readings.MODEL), ScenarioCases::measure, List.of(Sensors.all(), Readings.all()));
    private static final Rows CLOSURE = new Rows(
            List.of(Nodes.MODEL, Ancestries.MODEL), ScenarioCases::plant, List.of(Nodes.all(), Ancestries.all()));
    private static final Rows VERSIONED = new Rows(
            List.of(Documents.MODEL, Versions.MODEL, Approvals.MODEL),
            ScenarioCases::publish,
            List.of(Documents.all(), Versions.all(), Approvals.all()));

    private ScenarioCases() {}

    static List<GoldenCase> all() {
        Selection<UUID> members = Ancestries.byAncestorId(BRANCH).select(a -> a.descendantId());
        return List.of(
                scenario(
                        SERIES,
                        "page-of-a-partition",
                        "what the condition pins is neither sorted nor part of the position",
                        HEAT.after(PageCases.cursor(HEAT, START.plusSeconds(3), "north", "heat"))
                                .page(2)),
                scenario(
                        SERIES,
                        "newest-of-each",
                        "the first row of each parent, with one more statement",
                        Sensors.byPlant("north")
                                .orderBy(s -> s.name().asc())
                                .include(s -> s.readings()
                                        .with(r -> r.orderByDesc(f -> f.at()).limit(1)))),
                scenario(
                        SERIES,
                        "rows-of-a-key",
                        "a chain from a key of two parts is a condition on the foreign key",
                        Sensors.byKey("north", "heat").readings().orderBy(r -> r.at().asc())),
                scenario(
                        CLOSURE,
                        "subtree",
                        "a chain through the closure",
                        Ancestries.byAncestorId(BRANCH)
                                .descendant()
                                .orderBy(n -> n.name().asc())),
                scenario(
                        CLOSURE,
                        "detach",
                        "a delete whose condition reads the same table twice",
                        Ancestries.filter(a -> a.descendantId()
                                        .in(members)
                                        .and(a.ancestorId().notIn(members)))
                                .delete()),
                scenario(
                        VERSIONED,
                        "current",
                        "the version that an optional key of two parts leads to, and what refers to that",
                        Documents.all()
                                .orderBy(d -> d.title().asc())
                                .include(d -> d.current().approvals())),
                scenario(
                        VERSIONED,
                        "newer-than-current",
                        "a condition over both directions",
                        Documents.filter(d -> d.versions().any(v -> v.number().gt(d.currentNumber())))));
    }

    private static void measure(Db db) {
        Sensors.createMany(List.of(
                        Sensors.create().plant("north").name("heat"),
                        Sensors.create().plant("north").name("flow")))
                .exec(db)
                .then(Readings.createMany(IntStream.range(0, 4)
                                .mapToObj(n -> Readings.create()
                                        .source("north", n == 0 ? "flow" : "heat")
                                        .at(START.plusSeconds(n))
                                        .measured(new BigDecimal(n))
                                        .day(LocalDate.parse("2026-03-01")))
                                .toList())
                        .exec(db))
                .block(TestDb.PATIENCE);
    }

    private static void plant(Db db) {
        Nodes.createMany(List.of(
                        Nodes.create()
                                .name("root")
                                .id(ROOT)
                                .above(a -> a.ancestorId(ROOT).depth(0)),
                        Nodes.create()
                                .name("branch")
                                .id(BRANCH)
                                .above(a -> a.ancestorId(BRANCH).depth(0))
                                .above(a -> a.ancestorId(ROOT).depth(1)),
                        Nodes.create()
                                .name("leaf")
                                .id(LEAF)
                                .above(a -> a.ancestorId(LEAF).depth(0))
                                .above(a -> a.ancestorId(BRANCH).depth(1))
                                .above(a -> a.ancestorId(ROOT).depth(2))))
                .exec(db)
                .block(TestDb.PATIENCE);
    }

    private static void publish(Db db) {
        Documents.create()
                .title("plan")
                .id(DOCUMENT)
                .versions(v -> v.number(1).written(START).text("first").approvals(a -> a.person("Ann")))
                .versions(v -> v.number(2).written(START).text("second"))
                .exec(db)
                .flatMap(plan -> Documents.update(plan).currentNumber(1).exec(db))
                .then(Documents.create().title("memo").id(new UUID(2, 1)).exec(db))
                .block(TestDb.PATIENCE);
    }

    private static GoldenCase scenario(Rows rows, String name, String says, Statement<?> statement) {
        return GoldenCase.on(rows, "scenario", name, says, statement);
    }
}

package dev.runnel.tck.golden.cases;

import dev.runnel.Deferred;
import dev.runnel.Statement;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.GoldenCase.Rows;
import dev.runnel.tck.scenario.guarded.Ledger;
import dev.runnel.tck.scenario.guarded.Ledgers;
import dev.runnel.tck.scenario.guarded.Line;
import dev.runnel.tck.scenario.guarded.Lines;
import dev.runnel.tck.scenario.guarded.Revision;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** Writes of rows that have a version. */
final class GuardedCases {
    private static final Ledger LEDGER = new Ledger(new UUID(1, 1), 1, "a", 3, 0.5, Deferred.unloaded());
    private static final Ledger OTHER = new Ledger(new UUID(1, 2), 1, "b", 4, 0.5, Deferred.unloaded());
    private static final Line LINE = new Line(new UUID(2, 1), "one", new Revision(1), LEDGER.id(), LEDGER);

    private static final Rows ROWS = new Rows(
            List.of(Ledgers.MODEL, Lines.MODEL),
            db -> Flux.concat(
                            Ledgers.insert(LEDGER).exec(db), Lines.insert(LINE).exec(db))
                    .blockLast(TestDb.PATIENCE),
            List.of(Ledgers.all(), Lines.all()));

    private static final Rows LEDGERS = new Rows(
            List.of(Ledgers.MODEL, Lines.MODEL),
            db -> Ledgers.insertMany(List.of(LEDGER, OTHER)).exec(db).block(TestDb.PATIENCE),
            List.of(Ledgers.all()));

    private GuardedCases() {}

    private static List<Ledgers.Create> newAndOld() {
        return List.of(
                Ledgers.create().name("c").points(5).rate(1).id(new UUID(1, 3)),
                Ledgers.create().name("a").points(6).rate(2).id(new UUID(1, 4)));
    }

    static List<GoldenCase> all() {
        return List.of(
                guarded(
                        "create",
                        "a new row has version 1",
                        Ledgers.create().name("b").points(1).rate(1).id(new UUID(1, 2))),
                guarded(
                        "update",
                        "the row is changed if it has the version of the record; only if it has not, it is looked for",
                        Ledgers.update(LEDGER).points(7)),
                guarded(
                        "update-with-eager",
                        "in a transaction, since more is loaded",
                        Lines.update(LINE).text("two")),
                guarded(
                        "update-query",
                        "each row counts on, whatever its version",
                        Ledgers.all().update().points(7)),
                guarded(
                        "update-skipping-equal",
                        "the row stays as it is if it has the values; then it is read",
                        Ledgers.update(LEDGER).points(3).skippingEqual()),
                guarded("delete", "as an update", Lines.delete(LINE)),
                GoldenCase.on(
                        LEDGERS,
                        "bulk",
                        "update-many",
                        "each row has the version of its record, and takes its own values",
                        Ledgers.updateMany(List.of(
                                Ledgers.update(LEDGER).points(7).rate(1.5),
                                Ledgers.update(OTHER).points(8).rate(2.5)))),
                GoldenCase.on(
                        LEDGERS,
                        "bulk",
                        "upsert-many",
                        "an existing row takes what its creation sets",
                        Ledgers.upsertManyByName(newAndOld())),
                GoldenCase.on(
                        LEDGERS,
                        "bulk",
                        "upsert-many-ignore",
                        "an existing row is kept and not returned",
                        Ledgers.upsertManyByName(newAndOld()).orIgnore()),
                GoldenCase.on(
                        LEDGERS,
                        "bulk",
                        "upsert-many-outcome",
                        "each row is returned with its outcome; one that does not satisfy the condition is kept",
                        Ledgers.upsertManyByName(newAndOld())
                                .onlyIf((stored, incoming) -> stored.points().lt(incoming.points()))
                                .withOutcome()));
    }

    private static GoldenCase guarded(String name, String says, Statement<?> statement) {
        return GoldenCase.on(ROWS, "guarded", name, says, statement);
    }
}

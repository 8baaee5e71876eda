package dev.runnel.tck.golden.cases;

import dev.runnel.Deferred;
import dev.runnel.Statement;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.GoldenCase.Rows;
import dev.runnel.tck.scenario.guarded.Ledger;
import dev.runnel.tck.scenario.guarded.Ledgers;
import dev.runnel.tck.scenario.guarded.Lines;
import dev.runnel.tck.scenario.log.Entries;
import dev.runnel.tck.scenario.log.Entry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Upserts. */
final class UpsertCases {
    private static final Ledger LEDGER = new Ledger(new UUID(1, 1), 1, "a", 3, 0.5, Deferred.unloaded());

    private static final Rows ROWS = new Rows(
            List.of(Ledgers.MODEL, Lines.MODEL, Entries.MODEL),
            db -> Ledgers.insert(LEDGER).exec(db).block(TestDb.PATIENCE),
            List.of(Ledgers.all(), Lines.all(), Entries.all()));

    private UpsertCases() {}

    static List<GoldenCase> all() {
        return List.of(
                upsert(
                        "update-unique",
                        "the target is a unique set; the key of a new row is a new UUID, which no other row has",
                        Ledgers.upsertByName("a")
                                .points(4)
                                .rate(1)
                                .onUpdate(u -> u.points(
                                        (stored, incoming) -> stored.points().plus(incoming.points())))),
                upsert(
                        "create-key",
                        "the target is the key",
                        Entries.upsertByKey("k", 1).place("roof").ticket(7L)),
                upsert(
                        "or-ignore",
                        "an existing row is kept, and the result is empty",
                        Ledgers.upsertByName("a").points(4).rate(1).orIgnore()),
                upsert(
                        "or-get",
                        "an existing row is read",
                        Ledgers.upsertByName("a").points(4).rate(1).orGet()),
                upsert(
                        "outcome",
                        "the row with CREATED, UPDATED or KEPT; it is updated if it satisfies the condition",
                        Ledgers.upsertByName("a")
                                .points(4)
                                .rate(1)
                                .onlyIf((stored, incoming) -> stored.points().lt(incoming.points()))
                                .withOutcome()),
                GoldenCase.on(
                        ROWS,
                        "bulk",
                        "upsert-many-records",
                        "each column of a row is set in both branches, so the statement returns no row",
                        Entries.upsertMany(List.of(
                                new Entry("k", 1, "roof", Optional.empty(), Optional.empty()),
                                new Entry("k", 2, "hall", Optional.of("new"), Optional.empty())))),
                upsert("record", "an existing row must have the version of the record", Ledgers.upsert(LEDGER)));
    }

    private static GoldenCase upsert(String name, String says, Statement<?> statement) {
        return GoldenCase.on(ROWS, "upsert", name, says, statement);
    }
}

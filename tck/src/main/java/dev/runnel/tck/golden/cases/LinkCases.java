package dev.runnel.tck.golden.cases;

import dev.runnel.Deferred;
import dev.runnel.Statement;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.GoldenCase.Rows;
import dev.runnel.tck.scenario.folder.Folder;
import dev.runnel.tck.scenario.folder.Folders;
import dev.runnel.tck.scenario.ship.Bunks;
import dev.runnel.tck.scenario.ship.Cabin;
import dev.runnel.tck.scenario.ship.Cabins;
import dev.runnel.tck.scenario.ship.Flags;
import dev.runnel.tck.scenario.ship.Sailor;
import dev.runnel.tck.scenario.ship.Sailors;
import dev.runnel.tck.scenario.ship.Ship;
import dev.runnel.tck.scenario.ship.Ships;
import dev.runnel.tck.scenario.ship.Voyages;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** Links and cascades. */
final class LinkCases {
    private static final Ship SHIP = new Ship(
            new UUID(1, 1), "Argo", Deferred.unloaded(), Deferred.unloaded(), Deferred.unloaded(), Deferred.unloaded());
    private static final Cabin CABIN =
            new Cabin(new UUID(2, 1), 1, "one", SHIP.id(), Deferred.unloaded(), Deferred.unloaded());
    private static final Sailor ANN = sailor(1, "Ann", Optional.of(SHIP.id()));
    private static final Sailor BOB = sailor(2, "Bob", Optional.empty());
    private static final Folder ROOT =
            new Folder(new UUID(4, 1), "root", Optional.empty(), Deferred.unloaded(), Deferred.unloaded());
    private static final Folder LEAF =
            new Folder(new UUID(4, 2), "leaf", Optional.of(ROOT.id()), Deferred.unloaded(), Deferred.unloaded());

    private static final Rows ROWS = new Rows(
            List.of(Ships.MODEL, Cabins.MODEL, Bunks.MODEL, Sailors.MODEL, Voyages.MODEL, Flags.MODEL, Folders.MODEL),
            db -> Flux.concat(
                            Ships.insert(SHIP).exec(db),
                            Cabins.insert(CABIN).exec(db),
                            Sailors.insertMany(List.of(ANN, BOB)).exec(db),
                            Folders.insertMany(List.of(ROOT, LEAF)).exec(db))
                    .then()
                    .block(TestDb.PATIENCE),
            List.of(Ships.all(), Cabins.all(), Sailors.all(), Folders.all()));

    private LinkCases() {}

    private static Sailor sailor(int number, String name, Optional<UUID> ship) {
        return new Sailor(new UUID(3, number), 1, name, number, ship, Deferred.unloaded());
    }

    static List<GoldenCase> all() {
        return List.of(
                on(
                        "link",
                        "add",
                        "the rows move, guarded by their versions",
                        Ships.sailors(SHIP).add(ANN, BOB)),
                on(
                        "link",
                        "remove",
                        "an optional key is cleared",
                        Ships.sailors(SHIP).remove(ANN)),
                on(
                        "link",
                        "set",
                        "the other rows are unlinked before",
                        Ships.sailors(SHIP).set(List.of(BOB))),
                on(
                        "link",
                        "clear",
                        "each row of the record is unlinked",
                        Ships.sailors(SHIP).clear()),
                on(
                        "link",
                        "query",
                        "the one ship is read first",
                        Ships.filter(s -> s.name().eq("Argo")).sailors().set(List.of(BOB))),
                on(
                        "link",
                        "query-clear",
                        "the rows of each ship of the query are unlinked",
                        Ships.filter(s -> s.name().eq("Argo")).sailors().clear()),
                on(
                        "link",
                        "orphan",
                        "an unlinked row is deleted with its children",
                        Ships.cabins(SHIP).remove(CABIN)),
                on(
                        "link",
                        "update",
                        "the row, then the unlinked, the linked and the new rows of its relations",
                        Ships.update(SHIP)
                                .name("Argo II")
                                .removeSailors(ANN)
                                .addSailors(BOB)
                                .sailors(s -> s.name("Cy").rank(1).id(new UUID(3, 3)))),
                on(
                        "link",
                        "lock",
                        "without a column the row is locked",
                        Cabins.update(CABIN).bunks(b -> b.label("a").id(new UUID(5, 1)))),
                on(
                        "link",
                        "create",
                        "existing rows move to the new one",
                        Ships.create().name("Cutty").id(new UUID(1, 2)).addSailors(ANN, BOB)),
                on(
                        "link",
                        "owner",
                        "the row that it belongs to is inserted before",
                        Sailors.update(ANN).ship(Ships.create().name("Cutty").id(new UUID(1, 2)))),
                on(
                        "cascade",
                        "levels",
                        "cabins and their bunks are deleted, sailors are cleared, voyages keep their ship",
                        Ships.delete(SHIP)),
                on(
                        "cascade",
                        "query",
                        "the rows of a query",
                        Ships.filter(s -> s.name().eq("Argo")).delete()),
                on("cascade", "tree", "a self-reference is followed until no row is new", Folders.delete(ROOT)));
    }

    private static GoldenCase on(String topic, String name, String says, Statement<?> statement) {
        return GoldenCase.on(ROWS, topic, name, says, statement);
    }
}

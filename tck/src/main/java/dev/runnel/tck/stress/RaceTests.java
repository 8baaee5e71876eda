package dev.runnel.tck.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.Upserted.Outcome;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.guarded.Ledger;
import dev.runnel.tck.scenario.guarded.Ledgers;
import dev.runnel.tck.scenario.guarded.Lines;
import dev.runnel.tck.scenario.log.Entries;
import dev.runnel.tck.scenario.log.Entry;
import dev.runnel.tck.scenario.ship.Bunk;
import dev.runnel.tck.scenario.ship.Bunks;
import dev.runnel.tck.scenario.ship.Cabin;
import dev.runnel.tck.scenario.ship.Cabins;
import dev.runnel.tck.scenario.ship.Flag;
import dev.runnel.tck.scenario.ship.Flags;
import dev.runnel.tck.scenario.ship.Sailor;
import dev.runnel.tck.scenario.ship.Sailors;
import dev.runnel.tck.scenario.ship.Ship;
import dev.runnel.tck.scenario.ship.Ships;
import dev.runnel.tck.scenario.ship.Voyages;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.scenario.tally.Tally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Upserts, links and cascades that write the same rows at the same time: the rows are those of one order of the writes that succeeded.
 * {@code -Drunnel.races} sets the rounds of each race; many writers of one row are an eighth of that.
 */
public abstract class RaceTests {
    private static final int ROUNDS = Integer.getInteger("runnel.races", 16);
    private static final int ROUNDS_OF_MANY = (ROUNDS + 7) / 8;
    private static final int WRITERS = 64;
    private static final int POOL = 8;

    private final DriverFixture fixture;
    private TestDb home;

    protected RaceTests(DriverFixture fixture) {
        this.fixture = fixture;
    }

    @BeforeEach
    void openDatabase() {
        home = TestDb.open(
                fixture,
                POOL,
                List.of(
                        Tallies.MODEL,
                        Ledgers.MODEL,
                        Lines.MODEL,
                        Entries.MODEL,
                        Ships.MODEL,
                        Cabins.MODEL,
                        Bunks.MODEL,
                        Sailors.MODEL,
                        Voyages.MODEL,
                        Flags.MODEL));
    }

    @AfterEach
    void closeDatabase() {
        home.settle();
        assertThat(home.probe().doubleReleases()).as("leases given back twice").isZero();
        home.close();
    }

    private Db db() {
        return home.db();
    }

    private boolean transactional() {
        return fixture.capabilities().transactions().interactive();
    }

    private <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(home.await(mono));
    }

    private <T> List<T> list(Flux<T> flux) {
        return get(flux.collectList());
    }

    /** Runs a statement for each writer, all at once. A writer repeats what a conflict ended. */
    private <T> List<T> many(IntFunction<Mono<T>> writer) {
        home.probe().clear();
        return list(Flux.range(0, WRITERS)
                .flatMap(
                        n -> writer.apply(n)
                                .subscribeOn(Schedulers.parallel())
                                .retryWhen(Retry.indefinitely().filter(ConflictException.class::isInstance)),
                        POOL * 2));
    }

    /**
     * Runs statements at the same time, in another order in each round.
     *
     * @return which of them succeeded; the others failed with one of the errors
     */
    private List<Boolean> race(int round, Set<Class<? extends Throwable>> errors, Mono<?>... statements) {
        home.probe().clear();
        List<Mono<Integer>> started = new ArrayList<>(IntStream.range(0, statements.length)
                .mapToObj(n -> statements[n]
                        .then(Mono.just(n))
                        .onErrorResume(error -> errors.contains(error.getClass()), error -> Mono.empty())
                        .subscribeOn(Schedulers.parallel()))
                .toList());
        Collections.rotate(started, round);
        List<Integer> succeeded = list(Flux.merge(started));
        return IntStream.range(0, statements.length)
                .mapToObj(succeeded::contains)
                .toList();
    }

    private static final Set<Class<? extends Throwable>> CONFLICT = Set.of(ConflictException.class);
    private static final Set<Class<? extends Throwable>> LOST =
            Set.of(ConflictException.class, OptimisticLockException.class, NotFoundException.class);

    // ---- upserts

    private static Tallies.Create tally(long number) {
        return Tallies.create()
                .name("n")
                .number(number)
                .small((short) 1)
                .count(1)
                .ratio(0.5)
                .amount(BigDecimal.ONE);
    }

    private static Tallies.Upsert tally(long number, int count) {
        return Tallies.upsertByNumber(number)
                .name("n")
                .small((short) 1)
                .count(count)
                .ratio(0.5)
                .amount(BigDecimal.ONE);
    }

    @Test
    void upsertsOfOneKeyAddUp() {
        for (int round = 0; round < ROUNDS_OF_MANY; round++) {
            UUID id = UUID.randomUUID();
            String name = "by key " + round;
            List<Outcome> outcomes = many(n -> Ledgers.upsertById(id)
                    .onCreate(c -> c.name(name).points(1).rate(0.5))
                    .onUpdate(u -> u.points(l -> l.points().plus(1L)))
                    .withOutcome()
                    .exec(db())
                    .map(upserted -> upserted.outcome()));

            Ledger ledger = get(Ledgers.byName(name).one(db()));
            assertThat(ledger.id()).isEqualTo(id);
            assertThat(ledger.points()).isEqualTo(WRITERS);
            assertThat(ledger.version()).isEqualTo(WRITERS);
            assertThat(outcomes).hasSize(WRITERS).containsOnlyOnce(Outcome.CREATED);
            assertThat(get(Ledgers.all().count(db()))).isEqualTo(round + 1);
        }
    }

    @Test
    void upsertsOfOneUniqueValueAddUp() {
        for (int round = 0; round < ROUNDS_OF_MANY; round++) {
            long number = round;
            many(n -> Tallies.upsertByNumber(number)
                    .onCreate(c ->
                            c.name("n").small((short) 1).count(1).ratio(0.5).amount(BigDecimal.ONE))
                    .onUpdate(u -> u.count(t -> t.count().plus(1)))
                    .exec(db()));

            assertThat(list(Tallies.filter(t -> t.number().eq(number)).all(db())))
                    .singleElement()
                    .extracting(Tally::count)
                    .isEqualTo(WRITERS);
        }
    }

    @Test
    void upsertsWithASecondUniqueSetAddUp() {
        for (int round = 0; round < ROUNDS_OF_MANY; round++) {
            long seq = round;
            long first = 1_000L * round;
            many(n -> Entries.upsertByKey("k", seq)
                    .onCreate(c -> c.place("roof").ticket(first + 1))
                    .onUpdate(u -> u.ticket(e -> e.ticket().plus(1L)))
                    .exec(db()));

            assertThat(list(Entries.filter(e -> e.seq().eq(seq)).all(db())))
                    .singleElement()
                    .extracting(Entry::ticket)
                    .isEqualTo(Optional.of(first + WRITERS));
        }
    }

    @Test
    void callersOfOrGetReceiveTheSameRow() {
        for (int round = 0; round < ROUNDS_OF_MANY; round++) {
            long number = round;
            List<Tally> rows = many(n -> tally(number, n).orGet().exec(db()));

            assertThat(rows).hasSize(WRITERS);
            assertThat(rows.stream().distinct().toList())
                    .isEqualTo(list(Tallies.filter(t -> t.number().eq(number)).all(db())));
        }
    }

    @Test
    void oneCallerOfOrIgnoreCreatesTheRow() {
        for (int round = 0; round < ROUNDS_OF_MANY; round++) {
            long number = round;
            List<Tally> rows = many(n -> tally(number, n).orIgnore().exec(db()));

            assertThat(rows)
                    .hasSize(1)
                    .isEqualTo(list(Tallies.filter(t -> t.number().eq(number)).all(db())));
        }
    }

    @Test
    void overlappingListsInOppositeOrdersAddUp() {
        for (int round = 0; round < ROUNDS_OF_MANY; round++) {
            long first = 100L * round;
            List<Tallies.Create> low = LongStream.range(first, first + 10)
                    .mapToObj(RaceTests::tally)
                    .toList();
            List<Tallies.Create> high = new ArrayList<>(LongStream.range(first + 5, first + 15)
                    .mapToObj(RaceTests::tally)
                    .toList());
            Collections.reverse(high);
            many(n -> Tallies.upsertManyByNumber(n % 2 == 0 ? low : high)
                    .onUpdate(u -> u.count(t -> t.count().plus(1)))
                    .exec(db()));

            assertThat(list(Tallies.filter(t -> t.number().ge(first))
                            .orderBy(t -> t.number().asc())
                            .select(t -> t.count())
                            .all(db())))
                    .isEqualTo(LongStream.range(0, 15)
                            .mapToObj(n -> n >= 5 && n < 10 ? WRITERS : WRITERS / 2)
                            .toList());
        }
    }

    // ---- links

    private Ship ship(String name) {
        return get(Ships.create().name(name).exec(db()));
    }

    private Sailor sailor(String name, int rank) {
        return get(Sailors.create().name(name).rank(rank).exec(db()));
    }

    private Sailor sailor(String name, Ship ship) {
        return get(Sailors.create().name(name).rank(1).ship(ship).exec(db()));
    }

    private Sailor read(Sailor sailor) {
        return get(Sailors.byId(sailor.id()).one(db()));
    }

    private List<String> crew(Ship ship) {
        return list(Ships.sailors(ship)
                .orderBy(s -> s.name().asc())
                .select(s -> s.name())
                .all(db()));
    }

    @Test
    void oneOfAddAndRemoveWritesTheVersion() {
        Ship argo = ship("Argo");
        Ship beagle = ship("Beagle");
        for (int round = 0; round < ROUNDS; round++) {
            Sailor ann = get(Sailors.create().name("Ann").rank(round).ship(argo).exec(db()));
            List<Boolean> succeeded = race(
                    round,
                    LOST,
                    Ships.sailors(beagle).add(ann).exec(db()),
                    Ships.sailors(argo).remove(ann).exec(db()));

            assertThat(succeeded).containsOnlyOnce(true);
            assertThat(read(ann).version()).isEqualTo(2);
            assertThat(read(ann).shipId()).isEqualTo(succeeded.get(0) ? Optional.of(beagle.id()) : Optional.empty());
        }
    }

    /** A row without a version: the remove deletes it, so that nothing is left to be added. */
    @Test
    void anOrphanIsAddedOrDeleted() {
        Ship argo = ship("Argo");
        Cabin one = get(Cabins.create().label("one").ship(argo).exec(db()));
        Cabin two = get(Cabins.create().label("two").ship(argo).exec(db()));
        for (int round = 0; round < ROUNDS; round++) {
            Bunk bunk = get(Bunks.create().label("low").cabin(one).exec(db()));
            List<Boolean> succeeded = race(
                    round,
                    LOST,
                    Cabins.bunks(two).add(bunk).exec(db()),
                    Cabins.bunks(one).remove(bunk).exec(db()));

            assertThat(succeeded).containsOnlyOnce(true);
            assertThat(list(Bunks.byId(bunk.id()).select(b -> b.cabinId()).all(db())))
                    .isEqualTo(succeeded.get(0) ? List.of(two.id()) : List.of());
        }
    }

    /** The lists that are set after two statements, one after the other. */
    private static List<List<String>> oneOf(List<Boolean> succeeded) {
        List<List<String>> lists = new ArrayList<>();
        if (succeeded.get(0)) {
            lists.add(List.of("Ann", "Bob"));
        }
        if (succeeded.get(1)) {
            lists.add(List.of("Cy", "Di"));
        }
        return lists;
    }

    /** As before, if the record has no row. A key-value store does not write the record, so each of the statements may add its list. */
    private List<List<String>> lists(List<Boolean> succeeded) {
        List<List<String>> lists = oneOf(succeeded);
        if (lists.size() == 2 && !transactional()) {
            lists.add(List.of("Ann", "Bob", "Cy", "Di"));
        }
        return lists;
    }

    /**
     * Each list replaces the row that the record has. A key-value store does not write the record; there the second statement finds that its read of
     * this row is no longer true.
     */
    @Test
    void oneOfTwoListsIsSet() {
        for (int round = 0; round < ROUNDS; round++) {
            Ship argo = ship("Argo");
            sailor("Old", argo);
            List<Sailor> first = List.of(sailor("Ann", 1), sailor("Bob", 2));
            List<Sailor> second = List.of(sailor("Cy", 3), sailor("Di", 4));
            List<Boolean> succeeded = race(
                    round,
                    CONFLICT,
                    Ships.sailors(argo).set(first).exec(db()),
                    Ships.sailors(argo).set(second).exec(db()));

            assertThat(succeeded).contains(true);
            assertThat(crew(argo)).isIn(oneOf(succeeded));
        }
    }

    @Test
    void oneOfTwoListsIsSetWhereNoRowWas() {
        for (int round = 0; round < ROUNDS; round++) {
            Ship argo = ship("Argo");
            List<Sailor> first = List.of(sailor("Ann", 1), sailor("Bob", 2));
            List<Sailor> second = List.of(sailor("Cy", 3), sailor("Di", 4));
            List<Boolean> succeeded = race(
                    round,
                    CONFLICT,
                    Ships.sailors(argo).set(first).exec(db()),
                    Ships.sailors(argo).set(second).exec(db()));

            assertThat(succeeded).contains(true);
            assertThat(crew(argo)).isIn(lists(succeeded));
        }
    }

    @Test
    void oneOfTwoRowsIsTheHasOne() {
        for (int round = 0; round < ROUNDS; round++) {
            Ship argo = ship("Argo");
            get(Flags.create().color("old").ship(argo).exec(db()));
            Flag red = get(Flags.create().color("red").exec(db()));
            Flag blue = get(Flags.create().color("blue").exec(db()));
            List<Boolean> succeeded = race(
                    round,
                    Set.of(ConflictException.class, ConstraintViolationException.class),
                    Ships.flag(argo).set(red).exec(db()),
                    Ships.flag(argo).set(blue).exec(db()));

            assertThat(succeeded).contains(true);
            assertThat(get(Ships.flag(argo).one(db())).color())
                    .isIn(succeeded.get(0) ? "red" : "blue", succeeded.get(1) ? "blue" : "red");
        }
    }

    // ---- links of a query of records

    @Test
    void oneOfTwoListsIsSetForAQuery() {
        for (int round = 0; round < ROUNDS; round++) {
            Ship argo = ship("Argo " + round);
            Ships.Query query = Ships.filter(s -> s.name().eq(argo.name()));
            List<Sailor> first = List.of(sailor("Ann", 1), sailor("Bob", 2));
            List<Sailor> second = List.of(sailor("Cy", 3), sailor("Di", 4));
            List<Boolean> succeeded = race(
                    round,
                    CONFLICT,
                    query.sailors().set(first).exec(db()),
                    query.sailors().set(second).exec(db()));

            assertThat(succeeded).contains(true);
            assertThat(crew(argo)).isIn(lists(succeeded));
        }
    }

    @Test
    void aQueryAddsToItsRecordOrToNone() {
        for (int round = 0; round < ROUNDS; round++) {
            Ship argo = ship("Argo " + round);
            Ships.Query query = Ships.filter(s -> s.name().eq(argo.name()));
            Sailor ann = sailor("Ann", round);
            List<Boolean> succeeded = race(
                    round,
                    CONFLICT,
                    query.sailors().add(ann).exec(db()),
                    query.sailors().clear().exec(db()));

            assertThat(succeeded).contains(true);
            long version = read(ann).version();
            assertThat(version).isBetween(1L, 3L);
            assertThat(read(ann).shipId()).isEqualTo(version == 2 ? Optional.of(argo.id()) : Optional.empty());
        }
    }

    // ---- cascades

    /**
     * A row that is created, added or linked while its parent is deleted is deleted, cleared or not written. A key-value store does not notice
     * it: it deletes what it has read.
     */
    @Test
    void aDeleteLeavesNoOrphanAndNoHalf() {
        for (int round = 0; round < ROUNDS; round++) {
            Ship argo = ship("Argo");
            Ship beagle = ship("Beagle");
            String label = "cabin " + round;
            for (int n = 0; n < 2; n++) {
                Cabin cabin = get(Cabins.create().label(label).ship(argo).exec(db()));
                get(Bunks.create().label(label).cabin(cabin).exec(db()));
            }
            Cabin other = get(Cabins.create().label("other").ship(beagle).exec(db()));
            Sailor ann = sailor("Ann", argo);
            List<Mono<?>> writes = List.of(
                    Cabins.create().label("new").ship(argo).exec(db()),
                    Ships.cabins(argo).add(other).exec(db()),
                    Voyages.create().port("Rio").ship(argo).exec(db()),
                    Ships.update(argo).name("new").addCabins(other).exec(db()),
                    Ships.filter(s -> s.id().eq(argo.id())).cabins().add(other).exec(db()));
            List<Boolean> succeeded = race(
                    round,
                    Set.of(ConflictException.class, ConstraintViolationException.class, NotFoundException.class),
                    Ships.delete(argo).exec(db()),
                    writes.get(round / 2 % writes.size()));

            boolean deleted = !get(Ships.byId(argo.id()).exists(db()));
            assertThat(deleted).isEqualTo(succeeded.get(0));
            assertThat(get(Cabins.filter(c -> c.label().eq(label)).count(db()))).isEqualTo(deleted ? 0 : 2);
            assertThat(get(Bunks.filter(b -> b.label().eq(label)).count(db()))).isEqualTo(deleted ? 0 : 2);
            assertThat(read(ann).shipId()).isEqualTo(deleted ? Optional.empty() : Optional.of(argo.id()));
            assertThat(read(ann).version()).isEqualTo(deleted ? 2 : 1);
            if (transactional()) {
                assertThat(succeeded).contains(true);
                assertThat(get(Ships.all().cabins().count(db())))
                        .isEqualTo(get(Cabins.all().count(db())));
                assertThat(get(Ships.all().voyages().count(db())))
                        .isEqualTo(get(Voyages.all().count(db())));
            }
        }
    }
}

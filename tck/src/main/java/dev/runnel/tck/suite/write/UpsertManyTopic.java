package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.CreateStatement;
import dev.runnel.Deferred;
import dev.runnel.Statement;
import dev.runnel.UpsertManyStatement;
import dev.runnel.Upserted;
import dev.runnel.Upserted.Outcome;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.error.RunnelException;
import dev.runnel.spi.Capabilities;
import dev.runnel.tck.scenario.guarded.Ledger;
import dev.runnel.tck.scenario.guarded.Ledgers;
import dev.runnel.tck.scenario.guarded.Line;
import dev.runnel.tck.scenario.guarded.Lines;
import dev.runnel.tck.scenario.log.Entries;
import dev.runnel.tck.scenario.log.Entry;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.scenario.tally.Tally;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Several rows are created, or updated if they exist, by one statement. */
public abstract class UpsertManyTopic extends Topic {
    private static final int WRITERS = 8;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Tallies.MODEL, Ledgers.MODEL, Lines.MODEL, Entries.MODEL);
    }

    private static Tallies.Create tally(long number, int count) {
        return Tallies.create()
                .name("n" + number)
                .number(number)
                .small((short) 1)
                .count(count)
                .ratio(0.5)
                .amount(BigDecimal.ONE);
    }

    private List<Integer> counts() {
        return list(Tallies.all()
                .orderBy(t -> t.number().asc())
                .select(t -> t.count())
                .all(db()));
    }

    private <E extends RunnelException> void fails(Class<E> type, int index, Supplier<Mono<?>> statement) {
        assertThat(failure(type, statement).names()).containsEntry("index", Integer.toString(index));
    }

    // ---- by a unique set

    @Test
    void rowsAreCreatedAndUpdatedInTheOrderOfTheList() {
        get(Tallies.createMany(List.of(tally(2, 20), tally(9, 90))).exec(db()));

        List<Tally> written = get(Tallies.upsertManyByNumber(List.of(tally(3, 3), tally(2, 2), tally(1, 1)))
                .exec(db()));

        assertThat(written).extracting(Tally::number).containsExactly(3L, 2L, 1L);
        assertThat(written).extracting(Tally::count).containsExactly(3, 2, 1);
        assertThat(counts()).containsExactly(1, 2, 3, 90);
        assertThat(list(Tallies.filter(t -> t.number().ne(9L)).all(db()))).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void anExistingRowTakesTheFieldsOfItsBranch() {
        get(Tallies.createMany(List.of(tally(1, 10), tally(2, 20))).exec(db()));
        if (!capabilities().writes().relational()) {
            get(Tallies.upsertManyByNumber(List.of(tally(2, 2), tally(3, 3)))
                    .onUpdate(u -> u.count(t -> t.count().plus(7)))
                    .exec(db()));
            assertThat(counts()).containsExactly(10, 27, 3);
            return;
        }
        List<Tally> written = get(Tallies.upsertManyByNumber(List.of(tally(2, 2), tally(3, 3), tally(1, 1)))
                .onUpdate(u -> u.count((stored, incoming) -> stored.count().plus(incoming.count())))
                .exec(db()));

        assertThat(written).extracting(Tally::count).containsExactly(22, 3, 11);
        assertThat(counts()).containsExactly(11, 22, 3);
    }

    @Test
    void rowsMaySetOtherFieldsIfTheBranchIsGiven() {
        get(Tallies.upsertManyByNumber(List.of(tally(1, 1).goal(5), tally(2, 2)))
                .onUpdate(u -> u.name("known"))
                .exec(db()));
        List<Tally> again =
                get(Tallies.upsertManyByNumber(List.of(tally(2, 7), tally(1, 8).goal(9)))
                        .onUpdate(u -> u.name("known"))
                        .exec(db()));

        assertThat(again).extracting(Tally::name).containsOnly("known");
        assertThat(again.get(1).goal()).contains(5);
        assertThat(counts()).containsExactly(1, 2);
    }

    @Test
    void aThousandRowsAreCreatedAndUpdated() {
        int rows = capabilities().writes().relational() ? 1000 : 20;
        for (int round : List.of(1, 2)) {
            List<CreateStatement<Tally>> creations = LongStream.range(0, rows)
                    .<CreateStatement<Tally>>mapToObj(n -> tally(n * 37 % rows, (int) n * round))
                    .toList();
            List<Tally> written = get(Tallies.upsertManyByNumber(creations).exec(db()));
            assertThat(written)
                    .extracting(Tally::count)
                    .containsExactlyElementsOf(
                            IntStream.range(0, rows).mapToObj(n -> n * round).toList());
        }
        assertThat(get(Tallies.all().count(db()))).isEqualTo(rows);
    }

    @Test
    void aCompositeKeyIsATarget() {
        List<CreateStatement<Entry>> entries = List.of(
                Entries.create().kind("k").seq(2).place("roof"),
                Entries.create().kind("k").seq(1).place("cellar"));
        get(Entries.upsertManyByKey(entries).exec(db()));
        get(Entries.upsertManyByKey(List.of(
                        Entries.create().kind("k").seq(1).place("hall"),
                        Entries.create().kind("l").seq(1).place("x")))
                .exec(db()));

        assertThat(list(Entries.all()
                        .orderBy(e -> e.kind().asc(), e -> e.seq().asc())
                        .select(e -> e.place())
                        .all(db())))
                .containsExactly("hall", "roof", "x");
    }

    @Test
    void anEmptyListWritesNothing() {
        assertThat(get(Tallies.upsertManyByNumber(List.of()).exec(db()))).isEmpty();
        assertThat(get(Tallies.upsertMany(List.of()).exec(db()))).isEmpty();
        assertThat(probe().statements()).isEmpty();
    }

    /** The verbs of the statements that a database receives for rows of which some exist. */
    private List<String> sent(Statement<?> statement) {
        probe().clear();
        get(statement.exec(db()));
        return Sent.verbs(probe());
    }

    @Test
    void aDatabaseWithAStatementForBothBranchesGetsOne() {
        if (capabilities().writes().upsert() == Capabilities.Upsert.NONE) {
            return;
        }
        get(Tallies.createMany(List.of(tally(2, 20), tally(9, 90))).exec(db()));

        assertThat(sent(Tallies.upsertManyByNumber(List.of(tally(3, 3), tally(2, 2), tally(1, 1)))))
                .hasSize(1);
    }

    @Test
    void otherStatementsAreAtMostFourForAllRows() {
        if (!capabilities().writes().relational()) {
            return;
        }
        List<Ledger> ledgers = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            ledgers.add(get(Ledgers.create().name(name).points(1).rate(1).exec(db())));
        }
        get(Ledgers.filter(l -> l.name().in(List.of("c", "d"))).delete().exec(db()));
        get(Tallies.createMany(List.of(tally(2, 20), tally(9, 90))).exec(db()));
        List<Tallies.Create> tallies =
                LongStream.range(0, 5).mapToObj(n -> tally(n, 1)).toList();

        assertThat(sent(Ledgers.upsertMany(ledgers))).hasSizeLessThanOrEqualTo(4);
        assertThat(sent(Tallies.upsertManyByNumber(tallies).withOutcome())).hasSizeLessThanOrEqualTo(4);
        assertThat(sent(Tallies.upsertManyByNumber(List.of(tally(7, 1), tally(8, 1), tally(9, 1)))
                        .orIgnore()))
                .hasSizeLessThanOrEqualTo(3);
        assertThat(sent(Tallies.upsertManyByNumber(tallies).orGet())).hasSizeLessThanOrEqualTo(3);
        assertThat(get(Ledgers.all().count(db()))).isEqualTo(4);
    }

    @Test
    void recordsWithoutOtherColumnsAreReturnedAsTheyAreStored() {
        get(Entries.insert(new Entry("k", 2, "roof", Optional.of("old"), Optional.empty()))
                .exec(db()));
        List<Entry> records = List.of(
                new Entry("k", 3, "hall", Optional.of("new"), Optional.empty()),
                new Entry("k", 2, "cellar", Optional.empty(), Optional.empty()),
                new Entry("k", 1, "attic", Optional.empty(), Optional.empty()));

        assertThat(get(Entries.upsertMany(records).exec(db()))).isEqualTo(records);

        assertThat(list(Entries.all().orderBy(e -> e.seq().desc()).all(db()))).isEqualTo(records);
    }

    // ---- rows that are kept

    private static List<Outcome> outcomes(List<Upserted<Tally>> rows) {
        return rows.stream().map(Upserted::outcome).toList();
    }

    @Test
    void existingRowsAreIgnored() {
        get(Tallies.createMany(List.of(tally(2, 20), tally(9, 90))).exec(db()));

        List<Tally> created = get(Tallies.upsertManyByNumber(List.of(tally(3, 3), tally(2, 2), tally(1, 1)))
                .orIgnore()
                .exec(db()));

        assertThat(created).extracting(Tally::number).containsExactly(3L, 1L);
        assertThat(counts()).containsExactly(1, 20, 3, 90);
        assertThat(get(Tallies.upsertManyByNumber(List.of(tally(3, 4), tally(2, 5)))
                        .orIgnore()
                        .exec(db())))
                .isEmpty();
        assertThat(counts()).containsExactly(1, 20, 3, 90);
    }

    @Test
    void existingRowsAreRead() {
        get(Tallies.createMany(List.of(tally(2, 20), tally(9, 90))).exec(db()));
        UpsertManyStatement<Tally> statement = Tallies.upsertManyByNumber(
                        List.of(tally(3, 3), tally(2, 2).goal(7), tally(1, 1)))
                .orGet();

        List<Tally> rows = get(statement.exec(db()));

        assertThat(rows).extracting(Tally::count).containsExactly(3, 20, 1);
        assertThat(counts()).containsExactly(1, 20, 3, 90);
        assertThat(get(statement.exec(db()))).isEqualTo(rows);
        assertThat(outcomes(get(statement.withOutcome().exec(db())))).containsOnly(Outcome.KEPT);
    }

    @Test
    void rowsThatDoNotSatisfyTheConditionAreKept() {
        get(Tallies.createMany(List.of(tally(1, 10), tally(2, 20))).exec(db()));
        var statement = Tallies.upsertManyByNumber(List.of(tally(3, 3), tally(2, 25), tally(1, 5)))
                .onlyIf((stored, incoming) -> stored.count().lt(incoming.count()));
        if (!capabilities().writes().relational()) {
            assertThat(get(statement.exec(db()))).extracting(Tally::number).containsExactly(3L, 2L);
            assertThat(counts()).containsExactly(10, 25, 3);
            return;
        }
        assertThat(get(statement
                        .onUpdate(u -> u.name("newer").count(t -> t.count().plus(1)))
                        .exec(db())))
                .extracting(Tally::count)
                .containsExactly(3, 21);
        assertThat(counts()).containsExactly(10, 21, 3);

        assertThat(get(statement.exec(db()))).extracting(Tally::number).containsExactly(2L);
        assertThat(counts()).containsExactly(10, 25, 3);
    }

    @Test
    void eachRowHasAnOutcome() {
        get(Tallies.createMany(List.of(tally(1, 10), tally(2, 20))).exec(db()));
        var statement = Tallies.upsertManyByNumber(List.of(tally(3, 3), tally(2, 25), tally(1, 5)));

        List<Upserted<Tally>> kept = get(statement
                .onlyIf((stored, incoming) -> stored.count().lt(incoming.count()))
                .withOutcome()
                .exec(db()));
        assertThat(outcomes(kept)).containsExactly(Outcome.CREATED, Outcome.UPDATED, Outcome.KEPT);
        assertThat(kept).extracting(upserted -> upserted.row().count()).containsExactly(3, 25, 10);

        List<Upserted<Tally>> updated = get(statement.withOutcome().exec(db()));
        assertThat(outcomes(updated)).containsOnly(Outcome.UPDATED);
        assertThat(counts()).containsExactly(5, 25, 3);
        assertThat(get(Tallies.upsertManyByNumber(List.of()).withOutcome().exec(db())))
                .isEmpty();
    }

    @Test
    void recordsHaveOutcomes() {
        Ledger a = get(Ledgers.create().name("a").points(1).rate(1).exec(db()));
        Ledger b = new Ledger(UUID.randomUUID(), 1, "b", 9, 2.5, a.lines());

        assertThat(get(Ledgers.upsertMany(List.of(b, a)).withOutcome().exec(db())))
                .extracting(Upserted::outcome)
                .containsExactly(Outcome.CREATED, Outcome.UPDATED);
    }

    @Test
    void oneStatementIgnoresManyRows() {
        if (capabilities().writes().upsert() != Capabilities.Upsert.BY_TARGET) {
            return;
        }
        get(tally(2, 20).exec(db()));
        probe().clear();
        get(Tallies.upsertManyByNumber(List.of(tally(3, 3), tally(2, 2), tally(1, 1)))
                .orIgnore()
                .exec(db()));
        assertThat(Sent.verbs(probe())).hasSize(1);
    }

    @Test
    void concurrentCallersOfOrGetReceiveTheSameRows() {
        List<Tallies.Create> up =
                LongStream.range(0, 5).mapToObj(n -> tally(n, 1)).toList();
        List<Tallies.Create> down = new ArrayList<>(up);
        Collections.reverse(down);

        List<List<Tally>> rows = get(Flux.range(0, WRITERS)
                .flatMap(n -> Tallies.upsertManyByNumber(n % 2 == 0 ? up : down)
                        .orGet()
                        .exec(db()))
                .collectList());

        assertThat(rows).hasSize(WRITERS);
        assertThat(rows.stream().flatMap(List::stream).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(list(Tallies.all().all(db())))
                .hasSize(5);
    }

    // ---- records

    @Test
    void recordsAreInsertedOrWrittenOverTheirVersions() {
        Ledger a = get(Ledgers.create().name("a").points(1).rate(1).exec(db()));
        Ledger b = get(Ledgers.create().name("b").points(2).rate(1).exec(db()));
        get(Ledgers.delete(b).exec(db()));
        Ledger changed = new Ledger(a.id(), a.version(), "x", 9, 2.5, a.lines());

        List<Ledger> written = get(Ledgers.upsertMany(List.of(b, changed)).exec(db()));

        assertThat(written).extracting(Ledger::name).containsExactly("b", "x");
        assertThat(written).extracting(Ledger::version).containsExactly(b.version(), 2L);
        assertThat(get(Ledgers.byName("x").one(db())).points()).isEqualTo(9);
    }

    @Test
    void aStaleRecordIsReportedAndNoneIsWritten() {
        Ledger a = get(Ledgers.create().name("a").points(1).rate(1).exec(db()));
        Ledger b = get(Ledgers.create().name("b").points(2).rate(1).exec(db()));
        get(Ledgers.update(b).points(3).exec(db()));
        Ledger changed = new Ledger(a.id(), a.version(), "x", 9, 2.5, a.lines());
        Ledger fresh = new Ledger(UUID.randomUUID(), 1, "c", 9, 2.5, a.lines());

        fails(
                OptimisticLockException.class,
                1,
                () -> Ledgers.upsertMany(List.of(changed, b, fresh)).exec(db()));

        assertThat(get(Ledgers.byName("a").one(db()))).isEqualTo(a);
        assertThat(get(Ledgers.all().count(db()))).isEqualTo(2);
        if (transactional()) {
            get(db().transaction(tx -> Ledgers.upsertMany(List.of(changed, b, fresh))
                    .exec(tx)
                    .onErrorResume(OptimisticLockException.class, stale -> Mono.empty())
                    .then(Ledgers.update(a).points(4).exec(tx))));
            assertThat(get(Ledgers.all().count(db()))).isEqualTo(2);
            assertThat(get(Ledgers.byName("a").one(db())).points()).isEqualTo(4);
        }
    }

    @Test
    void eagerRelationsAreCompleted() {
        Ledger ledger = get(Ledgers.create().name("a").points(1).rate(1).exec(db()));
        Line one = get(Ledgers.lines(ledger).create().text("one").exec(db()));
        Line two = new Line(UUID.randomUUID(), "two", one.revision(), ledger.id(), ledger);

        List<Line> written = get(Lines.upsertMany(List.of(two, one)).exec(db()));

        assertThat(written).extracting(Line::text).containsExactly("two", "one");
        assertThat(written).extracting(line -> line.ledger().name()).containsOnly("a");
    }

    // ---- what is rejected

    @Test
    void aDuplicateOfAnotherSetWritesNone() {
        get(Ledgers.create().name("b").points(2).rate(1).exec(db()));
        Ledger a = new Ledger(UUID.randomUUID(), 1, "a", 1, 1, Deferred.unloaded());
        Ledger b = new Ledger(UUID.randomUUID(), 1, "b", 1, 1, Deferred.unloaded());

        failure(
                ConstraintViolationException.class,
                () -> Ledgers.upsertMany(List.of(a, b)).exec(db()));
        assertThat(get(Ledgers.all().count(db()))).isEqualTo(1);
    }

    @Test
    void aTargetTwiceIsRejected() {
        refuses(
                ErrorCode.REPEATED_KEY,
                () -> Tallies.upsertManyByNumber(List.of(tally(1, 1), tally(2, 2), tally(1, 3)))
                        .exec(db()));
        fails(
                RunnelException.class,
                2,
                () -> Tallies.upsertManyByNumber(List.of(tally(1, 1), tally(2, 2), tally(1, 3)))
                        .exec(db()));
    }

    @Test
    void otherFieldsAreRejected() {
        refuses(
                ErrorCode.UNEVEN_ROWS,
                () -> Tallies.upsertManyByNumber(
                                List.of(tally(1, 1), tally(2, 2).goal(3)))
                        .exec(db()));
    }

    @Test
    void aRowWithoutTheTargetIsRejected() {
        fails(
                InvalidValueException.class,
                1,
                () -> Entries.upsertManyByTicket(List.of(
                                Entries.create().kind("k").seq(1).place("roof").ticket(1L),
                                Entries.create().kind("k").seq(2).place("roof")))
                        .exec(db()));
    }

    // ---- races

    @Test
    void overlappingListsInOppositeOrdersAreBothWritten() {
        List<CreateStatement<Tally>> creations = new ArrayList<>(LongStream.range(0, 10)
                .<CreateStatement<Tally>>mapToObj(n -> tally(n, 1))
                .toList());
        List<CreateStatement<Tally>> reversed = new ArrayList<>(creations);
        Collections.reverse(reversed);

        get(Flux.range(0, WRITERS)
                .flatMap(n -> Tallies.upsertManyByNumber(n % 2 == 0 ? creations : reversed)
                        .onUpdate(u -> u.count(t -> t.count().plus(1)))
                        .exec(db()))
                .collectList());

        assertThat(counts()).hasSize(10).containsOnly(WRITERS);
    }

    @Test
    void listsThatShareSomeRowsAreAllWritten() {
        for (int round = 0; round < 10; round++) {
            long first = 3L * round;
            get(Flux.range(0, 3)
                    .flatMap(n -> Tallies.upsertManyByNumber(
                                    List.of(tally(first + n, 1), tally(first + (n + 1) % 3, 1)))
                            .onUpdate(u -> u.count(t -> t.count().plus(1)))
                            .exec(db()))
                    .collectList());
        }
        assertThat(counts()).hasSize(30).containsOnly(2);
    }
}

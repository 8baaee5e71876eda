package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Constant;
import dev.runnel.Upserted;
import dev.runnel.Upserted.Outcome;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.tck.scenario.guarded.Ledger;
import dev.runnel.tck.scenario.guarded.Ledgers;
import dev.runnel.tck.scenario.guarded.Lines;
import dev.runnel.tck.scenario.log.Entries;
import dev.runnel.tck.scenario.log.Entry;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.scenario.tally.Tally;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/** The outcome of an upsert, and conditions of the existing row. */
public abstract class UpsertOutcomeTopic extends Topic {
    private static final int WRITERS = 16;
    private static final int AT_ONCE = 8;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Tallies.MODEL, Ledgers.MODEL, Lines.MODEL, Entries.MODEL);
    }

    private static Tallies.Upsert tally(long number, int count) {
        return Tallies.upsertByNumber(number)
                .name("n" + number)
                .small((short) 1)
                .count(count)
                .ratio(0.5)
                .amount(BigDecimal.ONE);
    }

    private static Tallies.Upsert highest(long number, int count) {
        return tally(number, count).onlyIf((stored, incoming) -> stored.count().lt(incoming.count()));
    }

    // ---- outcomes

    @Test
    void theOutcomeIsCreatedAndThenUpdated() {
        Upserted<Tally> created = get(tally(1, 5).withOutcome().exec(db()));
        Upserted<Tally> updated = get(tally(1, 6).withOutcome().exec(db()));

        assertThat(created.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(created.row().count()).isEqualTo(5);
        assertThat(updated.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(updated.row().id()).isEqualTo(created.row().id());
        assertThat(list(Tallies.all().all(db()))).containsExactly(updated.row());
    }

    @Test
    void theRowOfAnotherUniqueSetHasAnOutcomeToo() {
        Upserted<Entry> created = get(Entries.upsertByTicket(7L)
                .kind("k")
                .seq(1)
                .place("roof")
                .withOutcome()
                .exec(db()));
        Upserted<Entry> updated = get(Entries.upsertByTicket(7L)
                .kind("k")
                .seq(1)
                .place("cellar")
                .withOutcome()
                .exec(db()));

        assertThat(created.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(updated.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(updated.row().place()).isEqualTo("cellar");
    }

    @Test
    void aRowThatIsReadWasKept() {
        Upserted<Tally> created = get(tally(1, 5).orGet().withOutcome().exec(db()));
        Upserted<Tally> kept = get(tally(1, 6).orGet().withOutcome().exec(db()));

        assertThat(created.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(kept).isEqualTo(new Upserted<>(Outcome.KEPT, created.row()));
    }

    @Test
    void aRecordHasAnOutcome() {
        Ledger ledger = get(Ledgers.create().name("a").points(1).rate(1).exec(db()));
        Ledger other =
                new Ledger(UUID.randomUUID(), 1, ledger.name() + "b", ledger.points(), ledger.rate(), ledger.lines());

        Upserted<Ledger> updated = get(Ledgers.upsert(ledger).withOutcome().exec(db()));
        assertThat(updated.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(get(Ledgers.upsert(other).withOutcome().exec(db())).outcome())
                .isEqualTo(Outcome.CREATED);
        assertThat(failure(() -> Ledgers.upsert(ledger).withOutcome().exec(db())))
                .isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void oneOfManyCreatesTheRow() {
        List<Outcome> outcomes = list(Flux.range(0, WRITERS)
                .flatMap(
                        i -> tally(1, i)
                                .withOutcome()
                                .exec(db())
                                .map(Upserted::outcome)
                                .retryWhen(Retry.indefinitely().filter(ConflictException.class::isInstance)),
                        AT_ONCE));

        assertThat(outcomes).hasSize(WRITERS);
        assertThat(outcomes).filteredOn(Outcome.CREATED::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.UPDATED::equals).hasSize(WRITERS - 1);
    }

    @Test
    void aTransactionHasOutcomes() {
        if (!transactional()) {
            return;
        }
        List<Outcome> outcomes = list(db().transactionMany(tx -> Flux.range(0, 2)
                .concatMap(i -> tally(1, i).withOutcome().exec(tx).map(Upserted::outcome))));
        assertThat(outcomes).containsExactly(Outcome.CREATED, Outcome.UPDATED);
    }

    // ---- conditions

    @Test
    void aRowThatDoesNotSatisfyTheConditionIsKept() {
        Tally created = get(highest(1, 5).exec(db()));
        assertThat(highest(1, 4).exec(db()).blockOptional()).isEmpty();
        assertThat(list(Tallies.all().all(db()))).containsExactly(created);

        assertThat(get(highest(1, 7).exec(db())).count()).isEqualTo(7);
    }

    @Test
    void theOutcomeTellsWhetherTheConditionHeld() {
        assertThat(get(highest(1, 5).withOutcome().exec(db())).outcome()).isEqualTo(Outcome.CREATED);
        Upserted<Tally> kept = get(highest(1, 4).withOutcome().exec(db()));
        assertThat(kept.outcome()).isEqualTo(Outcome.KEPT);
        assertThat(kept.row().count()).isEqualTo(5);
        assertThat(get(highest(1, 7).withOutcome().exec(db())).outcome()).isEqualTo(Outcome.UPDATED);
    }

    @Test
    void allConditionsMustHold() {
        get(tally(1, 5).exec(db()));
        assertThat(highest(1, 7)
                        .onlyIf((stored, incoming) -> stored.name().eq("other"))
                        .exec(db())
                        .blockOptional())
                .isEmpty();
        assertThat(get(highest(1, 7)
                                .onlyIf((stored, incoming) -> stored.name().eq("n1"))
                                .exec(db()))
                        .count())
                .isEqualTo(7);
    }

    @Test
    void aConditionOfAnotherTargetAppliesToo() {
        get(Entries.upsertByTicket(7L).kind("k").seq(1).place("roof").exec(db()));
        assertThat(Entries.upsertByTicket(7L)
                        .kind("k")
                        .seq(1)
                        .place("cellar")
                        .onlyIf((stored, incoming) -> stored.place().eq(incoming.place()))
                        .exec(db())
                        .blockOptional())
                .isEmpty();
        assertThat(get(Entries.all().one(db())).place()).isEqualTo("roof");
    }

    @Test
    void aConditionReadsARelatedRow() {
        Ledger a = get(Ledgers.create().name("a").points(1).rate(1).exec(db()));
        UUID id = get(Lines.create().text("old").ledger(a).exec(db())).id();
        Lines.Upsert line = Lines.upsertById(id).text("new").ledger(a);
        if (!capabilities().writes().relational()) {
            refuses(
                    ErrorCode.SUBQUERY_UNSUPPORTED,
                    () -> line.onlyIf(
                                    (stored, incoming) -> stored.ledger().name().eq("a"))
                            .exec(db()));
            return;
        }

        assertThat(line.onlyIf((stored, incoming) -> stored.ledger().name().eq("b"))
                        .exec(db())
                        .blockOptional())
                .isEmpty();
        assertThat(get(Lines.all().one(db())).text()).isEqualTo("old");
        assertThat(get(line.onlyIf((stored, incoming) -> stored.ledger().name().eq("a"))
                                .exec(db()))
                        .text())
                .isEqualTo("new");
    }

    @Test
    void aConditionDoesNotReadAComputedField() {
        refuses(
                capabilities().writes().relational() ? ErrorCode.NOT_ASSIGNABLE : ErrorCode.ASSIGNMENT_UNSUPPORTED,
                () -> Tallies.upsertByNumber(1)
                        .onCreate(c -> c.name(Constant.of("A").lower())
                                .small((short) 1)
                                .count(1)
                                .ratio(0.5)
                                .amount(BigDecimal.ONE))
                        .onUpdate(u -> u.count(2))
                        .onlyIf((stored, incoming) -> stored.name().eq(incoming.name()))
                        .exec(db()));
    }
}

package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.runnel.MutationResult;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.tck.scenario.guarded.Ledger;
import dev.runnel.tck.scenario.guarded.Ledgers;
import dev.runnel.tck.scenario.guarded.Line;
import dev.runnel.tck.scenario.guarded.Lines;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.scenario.tally.Tally;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Updates that leave rows alone which have every value already. */
public abstract class SkippingEqualTopic extends Topic {
    private Ledger a;
    private Ledger b;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Tallies.MODEL, Ledgers.MODEL, Lines.MODEL);
    }

    @BeforeEach
    void write() {
        a = get(Ledgers.create().name("a").points(1).rate(0.5).exec(db()));
        b = get(Ledgers.create().name("b").points(2).rate(0.5).exec(db()));
        probe().clear();
    }

    private Ledger read(Ledger ledger) {
        return get(Ledgers.byId(ledger.id()).one(db()));
    }

    // ---- the rows of a query

    @Test
    void equalRowsAreLeftAlone() {
        MutationResult result =
                get(Ledgers.all().update().points(2).skippingEqual().exec(db()));

        assertThat(Sent.verbs(probe())).isEqualTo(transactional() ? List.of("update") : List.of("scan", "transact"));
        assertThat(result.changed()).hasValue(1);
        assertThat(result.matched()).isEqualTo(1);
        assertThat(read(a).version()).isEqualTo(2);
        assertThat(read(a).points()).isEqualTo(2);
        assertThat(read(b)).isEqualTo(b);

        MutationResult again =
                get(Ledgers.all().update().points(2).skippingEqual().exec(db()));
        assertThat(again.changed()).hasValue(0);
        assertThat(read(a).version()).isEqualTo(2);
    }

    @Test
    void oneOtherValueIsADifference() {
        assertThat(get(Ledgers.all()
                                .update()
                                .points(2)
                                .rate(0.25)
                                .skippingEqual()
                                .exec(db()))
                        .changed())
                .hasValue(2);
        assertThat(get(Ledgers.filter(l -> l.points().eq(2L))
                                .update()
                                .points(2)
                                .rate(0.25)
                                .skippingEqual()
                                .exec(db()))
                        .changed())
                .hasValue(0);
        assertThat(get(Ledgers.all().update().points(2).exec(db())).changed()).isEmpty();
    }

    @Test
    void theChangedRowsAreReturned() {
        assertThat(get(Ledgers.all()
                        .update()
                        .points(2)
                        .skippingEqual()
                        .returning()
                        .exec(db())))
                .extracting(Ledger::name, Ledger::version)
                .containsExactly(tuple("a", 2L));
        assertThat(get(Ledgers.all()
                        .update()
                        .points(2)
                        .skippingEqual()
                        .returning()
                        .exec(db())))
                .isEmpty();
    }

    @Test
    void nullEqualsNull() {
        Tally none = tally(1);
        get(Tallies.update(none).clearGoal().exec(db()));
        tally(2);

        assertThat(get(Tallies.all().update().clearGoal().skippingEqual().exec(db()))
                        .changed())
                .hasValue(1);
        assertThat(get(Tallies.all().update().goal(7).skippingEqual().exec(db()))
                        .changed())
                .hasValue(2);
    }

    @Test
    void valuesOfEachKindAreCompared() {
        Tally made = tally(1);

        Mono<MutationResult> same = Tallies.all()
                .update()
                .name("n1")
                .small((short) 3)
                .count(10)
                .goal(7)
                .ratio(0.1)
                .amount(new BigDecimal("1.50"))
                .skippingEqual()
                .exec(db());
        assertThat(get(same).changed()).hasValue(0);
        assertThat(get(Tallies.update(made).name("N1").skippingEqual().exec(db()))
                        .name())
                .isEqualTo("N1");
        assertThat(get(Tallies.all().update().name("N1 ").skippingEqual().exec(db()))
                        .changed())
                .hasValue(1);
    }

    private Tally tally(long number) {
        return get(Tallies.create()
                .name("n" + number)
                .number(number)
                .small((short) 3)
                .count(10)
                .ratio(0.1)
                .amount(new BigDecimal("1.5"))
                .goal(7)
                .exec(db()));
    }

    @Test
    void anExpressionIsComparedWithTheRowAsItWas() {
        assertThat(get(Ledgers.all()
                                .update()
                                .points(l -> l.points().plus(0L))
                                .skippingEqual()
                                .exec(db()))
                        .changed())
                .hasValue(0);
        assertThat(get(Ledgers.update(a)
                                .points(l -> l.points().plus(4L))
                                .skippingEqual()
                                .exec(db()))
                        .points())
                .isEqualTo(5);
        assertThat(read(a).version()).isEqualTo(2);
    }

    // ---- one record

    @Test
    void aRecordThatHasTheValuesIsReturnedAsItIs() {
        Ledger same = get(Ledgers.update(a).points(1).skippingEqual().exec(db()));

        assertThat(Sent.verbs(probe())).hasSize(transactional() ? 2 : 1);
        assertThat(same).isEqualTo(a);
        assertThat(read(a).version()).isEqualTo(1);

        probe().clear();
        Ledger changed = get(Ledgers.update(a).points(9).skippingEqual().exec(db()));
        assertThat(changed.points()).isEqualTo(9);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(read(a)).isEqualTo(changed);
    }

    @Test
    void itsEagerRelationsAreLoaded() {
        Line line = get(Lines.create().text("one").ledger(a).exec(db()));

        assertThat(get(Lines.update(line).text("one").skippingEqual().exec(db())))
                .isEqualTo(get(Lines.byId(line.id()).one(db())));
    }

    @Test
    void anotherVersionAndAMissingRowAreErrorsAlthoughTheValuesAreEqual() {
        get(Ledgers.update(a).points(5).exec(db()));
        failure(
                OptimisticLockException.class,
                () -> Ledgers.update(a).points(5).skippingEqual().exec(db()));

        get(Ledgers.delete(b).exec(db()));
        failure(
                NotFoundException.class,
                () -> Ledgers.update(b).points(2).skippingEqual().exec(db()));
    }

    @Test
    void aRowThatDoesNotSatisfyTheConditionIsAnErrorAlthoughTheValuesAreEqual() {
        failure(
                OptimisticLockException.class,
                () -> Ledgers.update(a)
                        .points(1)
                        .onlyIf(l -> l.rate().gt(1.0))
                        .skippingEqual()
                        .exec(db()));
        assertThat(get(Ledgers.update(a)
                        .points(1)
                        .skippingEqual()
                        .onlyIf(l -> l.rate().lt(1.0))
                        .exec(db())))
                .isEqualTo(a);
    }

    @Test
    void aMissingRowWithoutAVersionIsNotFound() {
        Tally gone = tally(1);
        get(Tallies.delete(gone).exec(db()));

        failure(
                NotFoundException.class,
                () -> Tallies.update(gone).name("n1").skippingEqual().exec(db()));
    }

    @Test
    void relationsAreWrittenAlthoughTheRowIsLeftAlone() {
        Ledger same = get(Ledgers.update(a)
                .points(1)
                .lines(l -> l.text("new"))
                .skippingEqual()
                .exec(db()));

        assertThat(same.version()).isEqualTo(1);
        assertThat(list(Ledgers.lines(a).select(l -> l.text()).all(db()))).containsExactly("new");
    }

    @Test
    void aTransactionReadsTheRowThatIsThere() {
        if (!transactional()) {
            refuses(ErrorCode.TRANSACTION_UNSUPPORTED, () -> db().transaction(tx -> Mono.just(1)));
            return;
        }
        Ledger same = get(db().transaction(tx -> Ledgers.update(a)
                .points(4)
                .exec(tx)
                .flatMap(changed ->
                        Ledgers.update(changed).points(4).skippingEqual().exec(tx))));

        assertThat(same.version()).isEqualTo(2);
        assertThat(read(a)).isEqualTo(same);
    }

    @Test
    void anUpdateWithoutASetterIsRejected() {
        refuses(ErrorCode.EMPTY_UPDATE, () -> Ledgers.update(a).skippingEqual().exec(db()));
    }
}

package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Constant;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.scenario.mapped.Mood;
import dev.runnel.tck.scenario.mapped.Stair;
import dev.runnel.tck.scenario.mapped.Stairs;
import dev.runnel.tck.scenario.mapped.Trip;
import dev.runnel.tck.scenario.mapped.Trips;
import dev.runnel.tck.scenario.precise.Lap;
import dev.runnel.tck.scenario.precise.Laps;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuples;

/** Views: several components on one column; a write of one sets the others. */
public abstract class ViewTopic extends Topic {
    private static final Trip FIRST = new Trip(
            1,
            new BigDecimal("0.5"),
            new BigDecimal("50"),
            Optional.of(2_000L),
            Optional.of(2L),
            "Oslo",
            "oSLO",
            "Oslo");

    @Override
    protected List<ModelProvider> models() {
        return List.of(Trips.MODEL, Laps.MODEL, Stairs.MODEL);
    }

    private Trip insertFirst() {
        Trip first = get(Trips.insert(FIRST).exec(db()));
        probe().clear();
        return first;
    }

    @Test
    void aCreateSetsTheOthers() {
        Trip byColumn = get(Trips.create()
                .number(1)
                .percent(new BigDecimal("50"))
                .name("Oslo")
                .millis(2_000L)
                .exec(db()));
        assertThat(byColumn).isEqualTo(FIRST);
        Trip byView = get(Trips.create()
                .number(2)
                .share(new BigDecimal("0.5"))
                .swapped("oSLO")
                .seconds(2L)
                .exec(db()));
        assertThat(byView.percent()).isEqualByComparingTo("50");
        assertThat(byView.name()).isEqualTo("Oslo");
        assertThat(byView.again()).isEqualTo("Oslo");
        assertThat(byView.millis()).contains(2_000L);
        assertThat(get(Trips.byNumber(2).one(db()))).isEqualTo(byView);
        Trip without =
                get(Trips.create().number(3).percent(BigDecimal.ONE).again("x").exec(db()));
        assertThat(without.seconds()).isEmpty();
        assertThat(without.swapped()).isEqualTo("X");
    }

    @Test
    void anUpdateSetsTheOthers() {
        Trip changed = get(Trips.update(insertFirst())
                .share(new BigDecimal("0.25"))
                .seconds(7L)
                .swapped("bERGEN")
                .exec(db()));
        assertThat(changed.percent()).isEqualByComparingTo("25");
        assertThat(changed.millis()).contains(7_000L);
        assertThat(changed.name()).isEqualTo("Bergen");
        assertThat(get(Trips.byNumber(1).one(db()))).isEqualTo(changed);
        assertThat(get(Trips.update(changed).clearMillis().exec(db())).seconds())
                .isEmpty();
        assertThat(get(Trips.update(changed).seconds(t -> t.seconds().plus(3L)).exec(db()))
                        .millis())
                .isEmpty();
    }

    @Test
    void conditionsAndOrdersTakeEither() {
        insertFirst();
        get(Trips.create()
                .number(2)
                .percent(BigDecimal.TEN)
                .name("Bergen")
                .seconds(1L)
                .exec(db()));
        assertThat(list(Trips.filter(t -> t.share().lt(new BigDecimal("0.2")))
                        .select(t -> t.number())
                        .all(db())))
                .containsExactly(2);
        assertThat(list(Trips.filter(t -> t.swapped().eq("oSLO").and(t.seconds().ge(2L)))
                        .select(t -> t.number())
                        .all(db())))
                .containsExactly(1);
        assertThat(list(Trips.all()
                        .orderBy(t -> t.seconds().asc())
                        .select(t -> t.share(), t -> t.swapped())
                        .all(db())))
                .containsExactly(Tuples.of(new BigDecimal("0.1"), "bERGEN"), Tuples.of(new BigDecimal("0.5"), "oSLO"));
    }

    /** Whichever names it, and also where the view is a newtype. */
    @Test
    void aDeclaredTypeIsThatOfTheViewsToo() {
        OffsetDateTime fine = OffsetDateTime.parse("1969-12-31T23:59:58.7+00:00");
        OffsetDateTime whole = OffsetDateTime.parse("1969-12-31T23:59:58+00:00");
        BigDecimal length = new BigDecimal("1.50");
        Lap lap = new Lap(
                1,
                whole.toInstant(),
                whole,
                new Lap.At(whole),
                length,
                length,
                new BigDecimal("0.00"),
                Optional.of("-12.5"),
                Optional.of(new BigDecimal("-12.5")));
        assertThat(get(Laps.create()
                        .number(1)
                        .at(fine.toInstant())
                        .length(new BigDecimal("1.5"))
                        .share(BigDecimal.ZERO)
                        .id("-12.5")
                        .exec(db())))
                .isEqualTo(lap);
        assertThat(get(Laps.create()
                        .number(2)
                        .atOffset(fine)
                        .lengthAgain(new BigDecimal("1.5"))
                        .share(BigDecimal.ZERO)
                        .idNumber(new BigDecimal("-12.50"))
                        .exec(db())))
                .usingRecursiveComparison()
                .ignoringFields("number")
                .isEqualTo(lap);
        assertThat(get(Laps.update(lap).wrapped(new Lap.At(fine.plusDays(1))).exec(db()))
                        .at())
                .isEqualTo(whole.plusDays(1).toInstant());
        assertThat(list(Laps.all().orderBy(l -> l.number().asc()).all(db())))
                .extracting(Lap::atOffset)
                .containsExactly(whole.plusDays(1), whole);
        assertThat(get(Laps.filter(l -> l.atOffset().lt(fine)).count(db()))).isEqualTo(1);
        assertThat(get(Laps.filter(l -> l.atOffset().eq(fine)).count(db()))).isZero();
        assertThat(get(Laps.filter(l -> l.idNumber().eq(new BigDecimal("-12.500")))
                        .count(db())))
                .isEqualTo(2);
    }

    @Test
    void theTableHasOneColumnForAll() {
        assertThat(Trips.MODEL.entity().fields()).hasSize(4);
    }

    @Test
    void conflictingViewsAreRejected() {
        Trip first = insertFirst();
        disagree(() -> Trips.update(first)
                .percent(BigDecimal.TEN)
                .share(BigDecimal.TEN)
                .exec(db()));
        disagree(() -> Trips.update(first).name("a").swapped("a").exec(db()));
        disagree(() -> Trips.update(first).clearMillis().seconds(1L).exec(db()));
        disagree(() -> Trips.draft()
                .number(2)
                .percent(BigDecimal.ONE)
                .share(BigDecimal.ONE)
                .name("a")
                .exec(db()));
        disagree(() -> Trips.create()
                .number(2)
                .percent(BigDecimal.ONE)
                .name("a")
                .millis(1_000L)
                .seconds(2L)
                .exec(db()));
        disagree(() -> Trips.insert(
                        new Trip(2, BigDecimal.ONE, BigDecimal.ONE, Optional.empty(), Optional.empty(), "a", "A", "a"))
                .exec(db()));
        disagree(() -> Trips.insert(new Trip(
                        2, BigDecimal.ONE, new BigDecimal("100"), Optional.empty(), Optional.of(1L), "a", "A", "a"))
                .exec(db()));
        disagree(() ->
                Trips.update(first).seconds(3L).millis(3_000L).millis(4_000L).exec(db()));
        disagree(
                () -> Trips.update(first).seconds(3L).millis(3_000L).seconds(4L).exec(db()));
        assertThat(get(Trips.all().count(db()))).isEqualTo(1);
        assertThat(get(Trips.update(first).seconds(3L).seconds(4L).exec(db())).millis())
                .contains(4_000L);
    }

    private void disagree(Supplier<Mono<?>> statement) {
        probe().clear();
        InvalidStatementException refused = failure(InvalidStatementException.class, statement);
        assertThat(refused.code()).isEqualTo(ErrorCode.ALIAS_CONFLICT);
        assertThat(probe().calls()).as("calls of the driver").isEmpty();
    }

    @Test
    void equalValuesOfViewsAreAccepted() {
        Trip agreed = get(Trips.update(insertFirst())
                .percent(new BigDecimal("40.0"))
                .share(new BigDecimal("0.40"))
                .seconds(3L)
                .millis(3_000L)
                .exec(db()));
        assertThat(agreed.share()).isEqualByComparingTo("0.4");
        assertThat(agreed.seconds()).contains(3L);
    }

    @Test
    void valuesWithoutACounterpartInAnotherViewAreRejected() {
        Trip first = insertFirst();
        InvalidValueException refused = failure(
                InvalidValueException.class,
                () -> Trips.update(first).millis(1_500L).exec(db()));
        assertThat(refused.field()).isEqualTo("Trip.seconds");
        assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.NOT_MAPPED);
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void aDefaultThatAnotherHasNoValueForIsRefused() {
        InvalidValueException refused = failure(
                InvalidValueException.class,
                () -> Stairs.create().number(1).mood(Mood.CALM).low((byte) 1).exec(db()));
        assertThat(refused.field()).isEqualTo("Stair.pairs");
        assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.NOT_MAPPED);
        assertThat(probe().calls()).isEmpty();
    }

    /** A value that the database computes is not validated before it is written. */
    @Test
    void whatIsComputedHasAValueForAllOrIsRefused() {
        Stair stair = get(
                Stairs.create().number(1).mood(Mood.CALM).low((byte) 1).pairs(2).exec(db()));
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> Stairs.update(stair).steps(s -> s.steps().plus(1)).exec(db()));
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> Stairs.update(stair).label(s -> s.label().lower()).exec(db()));
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> Stairs.update(stair).high(s -> s.high().plus((short) 200)).exec(db()));
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> Stairs.draft().label(Constant.of("calm").upper()).exec(db()));
        Stair more = get(Stairs.update(stair)
                .pairs(s -> s.pairs().plus(1))
                .low(s -> s.low().plus((byte) 2))
                .exec(db()));
        assertThat(more.steps()).isEqualTo(6);
        assertThat(more.doubles()).isEqualTo(3);
        assertThat(more.high()).isEqualTo((short) 3);
        assertThat(get(Stairs.byNumber(1).one(db()))).isEqualTo(more);
    }

    /** Every decimal is a percentage, so every one is a share. */
    @Test
    void whatEveryOtherHasAValueForIsComputed() {
        Trip more = get(Trips.update(insertFirst())
                .percent(t -> t.percent().plus(BigDecimal.ONE))
                .exec(db()));
        assertThat(more.share()).isEqualByComparingTo("0.51");
    }
}

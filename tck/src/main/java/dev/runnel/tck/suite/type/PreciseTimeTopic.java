package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Constant;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.precise.Lapse;
import dev.runnel.tck.scenario.precise.Lapses;
import dev.runnel.tck.scenario.precise.Tick;
import dev.runnel.tck.scenario.precise.Ticks;
import dev.runnel.tck.scenario.precise.Timing;
import dev.runnel.tck.scenario.precise.Timings;
import dev.runnel.tck.suite.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Times in columns of a declared precision: writes truncate them towards the past; conditions compare the exact value.
 */
public abstract class PreciseTimeTopic extends Topic {
    /** Rounded, each would be another time; the first moment lies before the epoch. */
    private static final Timing GIVEN = new Timing(
            1,
            Instant.parse("1969-12-31T23:59:59.999999999Z"),
            LocalTime.parse("23:59:59.999999"),
            LocalDateTime.parse("2024-02-29T23:59:59.995"),
            Optional.of(OffsetDateTime.parse("2024-12-31T23:59:59.5+00:00")),
            Instant.parse("2024-12-31T23:59:59.999999Z"));

    private static final Timing STORED = new Timing(
            1,
            Instant.parse("1969-12-31T23:59:59.99Z"),
            LocalTime.parse("23:59:59.99"),
            LocalDateTime.parse("2024-02-29T23:59:59.99"),
            Optional.of(OffsetDateTime.parse("2024-12-31T23:59:59+00:00")),
            GIVEN.fine());

    private static final Instant WHOLE = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant FINE = WHOLE.plusNanos(5);

    @Override
    protected List<ModelProvider> models() {
        return List.of(Timings.MODEL, Ticks.MODEL, Lapses.MODEL);
    }

    @BeforeEach
    void insertTiming() {
        assertThat(get(Timings.insert(GIVEN).exec(db()))).isEqualTo(STORED);
        probe().clear();
    }

    private long count(Function<Timings.Fields<Timing>, Condition<Timing>> condition) {
        return get(Timings.filter(condition::apply).count(db()));
    }

    /** The value of the column, which a read does not truncate. */
    private Timing read() {
        return get(Timings.byNumber(1).one(db()));
    }

    @Test
    @Covers({"type_jiff/ty_timestamp_precision_2", "type_jiff/ty_time_precision_2", "type_jiff/ty_datetime_precision_2"
    })
    void timesAreTruncatedToTheDeclaredPrecision() {
        assertThat(read()).isEqualTo(STORED);
    }

    @Test
    void manyAtOnceToo() {
        Timing other = new Timing(2, GIVEN.at(), GIVEN.time(), GIVEN.moment(), Optional.empty(), GIVEN.fine());
        Timing third = new Timing(3, GIVEN.fine(), LocalTime.MAX, GIVEN.moment(), GIVEN.second(), GIVEN.fine());
        List<Timing> inserted = get(Timings.insertMany(List.of(other, third)).exec(db()));
        assertThat(inserted)
                .extracting(Timing::at)
                .containsExactly(STORED.at(), Instant.parse("2024-12-31T23:59:59.99Z"));
        assertThat(inserted).extracting(Timing::time).containsExactly(STORED.time(), STORED.time());
        assertThat(list(Timings.all().orderBy(t -> t.number().asc()).all(db())))
                .endsWith(inserted.get(0), inserted.get(1));
    }

    @Test
    void updatesTruncateToo() {
        Timing changed = get(Timings.update(STORED)
                .at(Instant.parse("2025-06-01T10:00:00.019999Z"))
                .time(LocalTime.parse("10:00:00.999"))
                .second(OffsetDateTime.parse("1960-01-01T00:00:00.1+05:45"))
                .exec(db()));
        assertThat(changed.at()).isEqualTo(Instant.parse("2025-06-01T10:00:00.01Z"));
        assertThat(changed.time()).isEqualTo(LocalTime.parse("10:00:00.99"));
        assertThat(changed.second()).contains(OffsetDateTime.parse("1959-12-31T18:15:00Z"));
        assertThat(read().at()).isEqualTo(changed.at());
    }

    @Test
    void finerValuesAreComparedTruthfully() {
        assertThat(count(t -> t.at().eq(GIVEN.at()))).isZero();
        assertThat(count(t -> t.at().lt(GIVEN.at()))).isOne();
        assertThat(count(t -> t.at().ge(GIVEN.at()))).isZero();
        assertThat(count(t -> t.at().eq(STORED.at()))).isOne();
        assertThat(count(t -> t.time().in(List.of(GIVEN.time())))).isZero();
        assertThat(count(t -> t.time().in(List.of(GIVEN.time(), STORED.time()))))
                .isOne();
        assertThat(count(t -> t.moment().ne(GIVEN.moment()))).isOne();
        assertThat(count(t -> t.second().le(GIVEN.second().orElseThrow()))).isOne();
        assertThat(count(t -> t.second().gt(STORED.second().orElseThrow()))).isZero();
        assertThat(count(t -> t.fine().gt(t.at()))).isOne();
    }

    /** The column would round what the database gives it. */
    @Test
    void aFinerColumnIsTruncatedByTheDatabase() {
        if (!capabilities().writes().relational()) {
            return;
        }
        get(Timings.byNumber(1).update().at(t -> t.fine()).exec(db()));
        assertThat(read().at()).isEqualTo(Instant.parse("2024-12-31T23:59:59.99Z"));
        get(Timings.byNumber(1).update().fine(t -> t.at()).exec(db()));
        assertThat(read().fine()).isEqualTo(Instant.parse("2024-12-31T23:59:59.99Z"));
    }

    private Lapse insertLapse() {
        Tick tick = get(Ticks.insert(new Tick(WHOLE, "whole")).exec(db()));
        Lapse lapse = get(
                Lapses.create().number(1).tick(tick).span(Duration.ofSeconds(1)).exec(db()));
        probe().clear();
        return lapse;
    }

    private long lapses(Function<Lapses.Fields<Lapse>, Condition<Lapse>> condition) {
        return get(Lapses.filter(condition::apply).count(db()));
    }

    @Test
    void aRecordWithAFinerKeyIsNoRow() {
        insertLapse();
        Tick finer = new Tick(FINE, "fine");
        assertThat(lapses(l -> l.tick().eq(new Tick(WHOLE, "")))).isOne();
        assertThat(lapses(l -> l.tick().eq(finer))).isZero();
        assertThat(lapses(l -> l.tick().ne(finer))).isOne();
        assertThat(lapses(l -> l.tick().in(List.of(finer)))).isZero();
    }

    @Test
    void whatIsMissedIsNamedByItsKeyAlone() {
        insertLapse();
        Tick other = new Tick(WHOLE.plusSeconds(1), "other");
        assertThat(failure(
                                NotFoundException.class,
                                () -> Ticks.update(other).text("secret").exec(db()))
                        .key())
                .containsExactly(other.at());
        Tick finer = new Tick(FINE, "fine");
        assertThat(failure(
                                NotFoundException.class,
                                () -> Ticks.update(finer).text("secret").exec(db()))
                        .key())
                .isEmpty();
    }

    /** A database would compute with what a column holds of them. */
    @Test
    void finerConstantsAreNotComparedAsPartOfSomething() {
        Duration some = Duration.ofNanos(500);
        tooFine(
                "Lapse.due",
                () -> Lapses.filter(l -> l.due().coalesce(FINE).ge(FINE)).count(db()));
        tooFine(
                "Lapse.span",
                () -> Lapses.filter(l -> l.span().plus(some).eq(l.span())).count(db()));
        tooFine(
                "Lapse.span",
                () -> Lapses.filter(l -> l.span().gt(l.span().minus(some).plus(Duration.ZERO)))
                        .count(db()));
        tooFine(
                "Lapse.span",
                () -> Lapses.filter(l -> l.span().plus(Duration.ZERO).plus(some).gt(l.span()))
                        .count(db()));
        tooFine(
                "Lapse.due",
                () -> Lapses.all()
                        .orderBy(l -> l.due().coalesce(FINE).asc())
                        .all(db())
                        .collectList());
        tooFine(
                "Lapse.span",
                () -> Lapses.filter(l -> l.span().minus(some).in(List.of(Duration.ZERO)))
                        .count(db()));
        tooFine(
                "Lapse.tickAt",
                () -> Lapses.filter(l -> Constant.<Lapse, Instant>coalesce(FINE, l.tickAt())
                                .eq(WHOLE))
                        .count(db()));
    }

    /** One is of whole seconds, and the other one, which stands for it, is not. */
    @Test
    void whatStandsForAnotherIsComparedAsItIs() {
        Instant half = WHOLE.plusMillis(500);
        Tick tick = get(Ticks.insert(new Tick(WHOLE, "whole")).exec(db()));
        get(Lapses.create().number(1).tick(tick).span(Duration.ZERO).due(half).exec(db()));
        get(Lapses.create()
                .number(2)
                .tick(tick)
                .span(Duration.ZERO)
                .whole(WHOLE)
                .exec(db()));
        get(Lapses.create()
                .number(3)
                .tick(tick)
                .span(Duration.ZERO)
                .due(WHOLE.plusMillis(200))
                .exec(db()));
        assertThat(lapses(l -> l.whole().coalesce(l.due()).eq(half))).isOne();
        assertThat(lapses(l -> l.whole().coalesce(l.due()).in(List.of(half)))).isOne();
        assertThat(lapses(l -> l.whole().coalesce(l.due()).ge(half))).isOne();
        assertThat(lapses(l -> l.whole().coalesce(l.due()).lt(half))).isEqualTo(2);
        assertThat(lapses(l -> l.due().coalesce(l.whole()).lt(half))).isEqualTo(2);
        assertThat(lapses(l -> l.whole().coalesce(WHOLE).eq(half))).isZero();
    }

    private void tooFine(String field, Supplier<? extends Mono<?>> statement) {
        InvalidValueException refused = failure(InvalidValueException.class, statement);
        assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.TOO_MANY_DIGITS);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void finerConstantsAreTruncatedWhereTheyAreWritten() {
        Lapse lapse = insertLapse();
        assertThat(get(Lapses.update(lapse)
                                .span(l -> l.span().plus(Duration.ofNanos(1_500)))
                                .exec(db()))
                        .span())
                .isEqualTo(Duration.ofSeconds(1).plusNanos(1_000));
        if (capabilities().writes().relational()) {
            assertThat(get(Lapses.update(lapse).due(l -> l.due().coalesce(FINE)).exec(db()))
                            .due())
                    .contains(WHOLE);
        }
    }
}

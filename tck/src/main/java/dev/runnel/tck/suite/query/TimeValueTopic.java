package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Condition;
import dev.runnel.Prepared;
import dev.runnel.Prepared1;
import dev.runnel.Selectable;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.scenario.calendar.Visit;
import dev.runnel.tck.scenario.calendar.Visits;
import dev.runnel.tck.suite.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values that a database computes from dates and times: in UTC, with the days of the week of ISO 8601. */
public abstract class TimeValueTopic extends Topic {
    /** Limits of days, months and years, of the seconds before 1970, and of the range that every backend stores. */
    private static final List<LocalDateTime> MOMENTS = List.of(
            LocalDateTime.of(1, 1, 1, 0, 0),
            LocalDateTime.of(1582, 10, 10, 3, 4, 5),
            LocalDateTime.of(1900, 2, 28, 23, 59, 59, 999_999_000),
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
            LocalDateTime.of(1970, 1, 1, 0, 0),
            LocalDateTime.of(2024, 2, 29, 23, 59, 59, 500_000_000),
            LocalDateTime.of(2026, 3, 1, 12, 30, 15, 1_000),
            LocalDateTime.of(2026, 3, 1, 23, 0),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));

    /** One for each moment, so that no sum with the moment is out of range. */
    private static final List<Duration> DURATIONS = List.of(
            Duration.ZERO,
            Duration.ofNanos(1_000),
            Duration.ofDays(400).plusNanos(7_000),
            Duration.ofMillis(-59_500),
            Duration.ofNanos(-1_000),
            Duration.ofDays(-1).minusMillis(1).minusNanos(1_000),
            Duration.ofHours(90).plusMinutes(59).plusSeconds(59),
            Duration.ofSeconds(-3_600),
            Duration.ofNanos(-999_000));

    private static final List<Integer> MONTHS = List.of(0, 12_000, -1, 1, 13, -12, -24_000, 1200, -119_987);

    private List<Visit> visits = List.of();

    @Override
    protected List<ModelProvider> models() {
        return List.of(Visits.MODEL);
    }

    @BeforeEach
    void createVisits() {
        List<Visits.Create> creates = new ArrayList<>();
        for (int i = 0; i < MOMENTS.size(); i++) {
            LocalDateTime moment = MOMENTS.get(i);
            Instant instant = moment.toInstant(ZoneOffset.UTC);
            boolean known = i % 3 != 0;
            creates.add(Visits.create()
                    .number(i)
                    .day(moment.toLocalDate())
                    .moment(moment)
                    .began(instant)
                    .noted(instant.truncatedTo(ChronoUnit.SECONDS))
                    .seen(new Visit.Seen(instant))
                    .opens(moment.toLocalTime())
                    .stay(DURATIONS.get(i))
                    .months(MONTHS.get(i))
                    .due(known ? Optional.of(moment.toLocalDate()) : Optional.empty())
                    .planned(known ? Optional.of(moment) : Optional.empty())
                    .ended(known ? Optional.of(instant) : Optional.empty())
                    .closes(known ? Optional.of(moment.toLocalTime()) : Optional.empty())
                    .pause(known ? Optional.of(DURATIONS.get(i)) : Optional.empty())
                    .days(known ? Optional.of(MONTHS.get(i)) : Optional.empty()));
        }
        visits = get(Visits.createMany(creates).exec(db())).stream()
                .sorted(Comparator.comparing(Visit::number))
                .toList();
        probe().clear();
    }

    @Test
    void partsOfDates() {
        selects(v -> v.day().year(), v -> v.day().getYear());
        selects(v -> v.day().month(), v -> v.day().getMonthValue());
        selects(v -> v.day().day(), v -> v.day().getDayOfMonth());
        selects(v -> v.day().dayOfWeek(), v -> v.day().getDayOfWeek().getValue());
    }

    @Test
    void partsOfDatesWithTimes() {
        selects(v -> v.moment().year(), v -> v.moment().getYear());
        selects(v -> v.moment().month(), v -> v.moment().getMonthValue());
        selects(v -> v.moment().day(), v -> v.moment().getDayOfMonth());
        selects(v -> v.moment().dayOfWeek(), v -> v.moment().getDayOfWeek().getValue());
        selects(v -> v.moment().hour(), v -> v.moment().getHour());
        selects(v -> v.moment().minute(), v -> v.moment().getMinute());
        selects(v -> v.moment().second(), v -> v.moment().getSecond());
        selects(v -> v.moment().date(), v -> v.moment().toLocalDate());
    }

    @Test
    void partsOfInstantsAreThoseInUtc() {
        selects(v -> v.began().year(), v -> utc(v.began()).getYear());
        selects(v -> v.began().month(), v -> utc(v.began()).getMonthValue());
        selects(v -> v.began().day(), v -> utc(v.began()).getDayOfMonth());
        selects(v -> v.began().dayOfWeek(), v -> utc(v.began()).getDayOfWeek().getValue());
        selects(v -> v.began().hour(), v -> utc(v.began()).getHour());
        selects(v -> v.began().minute(), v -> utc(v.began()).getMinute());
        selects(v -> v.began().second(), v -> utc(v.began()).getSecond());
        selects(v -> v.began().date(), v -> utc(v.began()).toLocalDate());
        selects(v -> v.noted().second(), v -> utc(v.noted()).getSecond());
        selects(v -> v.seen().unwrapped().year(), v -> utc(v.seen().time()).getYear());
    }

    @Test
    void partsOfNullAreNull() {
        selects(v -> v.due().year().optional(), v -> v.due().map(LocalDate::getYear));
        selects(v -> v.planned().hour().optional(), v -> v.planned().map(LocalDateTime::getHour));
        selects(v -> v.ended().date().optional(), v -> v.ended().map(e -> utc(e).toLocalDate()));
        selects(
                v -> v.ended().dayOfWeek().coalesce(0),
                v -> v.ended().map(e -> utc(e).getDayOfWeek().getValue()).orElse(0));
        selects(v -> v.due().coalesce(v.day()).day(), v -> v.day().getDayOfMonth());
        selects(
                v -> v.planned().coalesce(LocalDateTime.of(2000, 5, 6, 7, 8)).minute(),
                v -> v.planned().map(LocalDateTime::getMinute).orElse(8));
        selects(
                v -> v.ended().coalesce(Instant.EPOCH).year(),
                v -> v.ended().map(e -> utc(e).getYear()).orElse(1970));
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Visits.all().select(v -> v.ended().year()).exec(db()));
    }

    @Test
    void partsAreNumbersAndDates() {
        selects(
                v -> v.began().year().times(100).plus(v.began().month()),
                v -> utc(v.began()).getYear() * 100 + utc(v.began()).getMonthValue());
        selects(
                v -> v.began().date().dayOfWeek(),
                v -> utc(v.began()).getDayOfWeek().getValue());
        holds(v -> v.began().year().eq(2026), v -> utc(v.began()).getYear() == 2026);
        holds(
                v -> v.ended().year().gt(1969),
                v -> v.ended().filter(e -> utc(e).getYear() > 1969).isPresent());
        holds(
                v -> v.began().date().eq(LocalDate.of(2026, 3, 1)),
                v -> utc(v.began()).toLocalDate().equals(LocalDate.of(2026, 3, 1)));
        holds(v -> v.moment().date().eq(v.day()), v -> true);
        holds(
                v -> v.began().date().in(List.of(LocalDate.of(1970, 1, 1), LocalDate.of(1, 1, 1))),
                v -> v.day().equals(LocalDate.of(1970, 1, 1)) || v.day().equals(LocalDate.of(1, 1, 1)));
    }

    @Test
    void partsOfTimesOfDay() {
        selects(v -> v.opens().hour(), v -> v.opens().getHour());
        selects(v -> v.opens().minute(), v -> v.opens().getMinute());
        selects(v -> v.opens().second(), v -> v.opens().getSecond());
        selects(v -> v.closes().hour().optional(), v -> v.closes().map(LocalTime::getHour));
    }

    @Test
    void durationsAreAddedToTimes() {
        Duration some = Duration.ofDays(40).plusHours(5).plusNanos(3_000);
        between(v -> v.began().plus(some), v -> v.began().plus(some));
        between(v -> v.began().minus(some), v -> v.began().minus(some));
        between(v -> v.moment().plus(some), v -> v.moment().plus(some));
        between(v -> v.moment().minus(some), v -> v.moment().minus(some));
        between(v -> v.noted().plus(some), v -> v.noted().plus(some));
        between(v -> v.seen().unwrapped().plus(some), v -> v.seen().time().plus(some));
        selects(v -> v.began().plus(v.stay()), v -> v.began().plus(v.stay()));
        selects(v -> v.moment().plus(v.stay()), v -> v.moment().plus(v.stay()));
        between(v -> v.began().minus(v.stay()), v -> v.began().minus(v.stay()));
        between(v -> v.moment().minus(v.stay()), v -> v.moment().minus(v.stay()));
        between(
                v -> v.began()
                        .plus(v.stay().plus(Duration.ofHours(1)))
                        .minus(v.stay())
                        .plus(some),
                v -> v.began().plusSeconds(3600).plus(some));
        // times of day continue at midnight
        for (Duration duration :
                List.of(some, Duration.ofHours(-25), Duration.ofSeconds(1), Duration.ofDays(100_000_000))) {
            selects(v -> v.opens().plus(duration), v -> v.opens().plus(duration));
            selects(v -> v.opens().minus(duration), v -> v.opens().minus(duration));
        }
        selects(v -> v.opens().plus(v.stay()), v -> v.opens().plus(v.stay()));
        selects(v -> v.opens().minus(v.stay()), v -> v.opens().minus(v.stay()));
    }

    @Test
    void daysAreAddedToDates() {
        between(v -> v.day().plusDays(1), v -> v.day().plusDays(1));
        between(v -> v.day().plusDays(-60), v -> v.day().minusDays(60));
        between(v -> v.day().plusDays(v.months()), v -> v.day().plusDays(v.months()));
        between(
                v -> v.due().plusDays(v.days()).optional(),
                v -> v.due().map(day -> day.plusDays(v.days().orElseThrow())));
    }

    @Test
    void monthsEndAtTheirLastDay() {
        selects(v -> v.day().plusMonths(v.months()), v -> v.day().plusMonths(v.months()));
        selects(v -> v.moment().plusMonths(v.months()), v -> v.moment().plusMonths(v.months()));
        selects(
                v -> v.began().plusMonths(v.months()),
                v -> utc(v.began()).plusMonths(v.months()).toInstant());
        for (int months : new int[] {1, -1, 12, -13, 8_000}) {
            between(v -> v.day().plusMonths(months), v -> v.day().plusMonths(months));
            between(v -> v.moment().plusMonths(months), v -> v.moment().plusMonths(months));
            between(
                    v -> v.began().plusMonths(months),
                    v -> utc(v.began()).plusMonths(months).toInstant());
        }
    }

    @Test
    void timesAreSubtracted() {
        Instant instant = Instant.parse("2000-01-01T00:00:00.000001Z");
        LocalDateTime moment = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        selects(v -> v.began().minus(instant), v -> Duration.between(instant, v.began()));
        selects(v -> v.moment().minus(moment), v -> Duration.between(moment, v.moment()));
        selects(
                v -> v.day().minus(LocalDate.of(2000, 1, 1)),
                v -> Duration.ofDays(ChronoUnit.DAYS.between(LocalDate.of(2000, 1, 1), v.day())));
        selects(v -> v.opens().minus(LocalTime.NOON), v -> Duration.between(LocalTime.NOON, v.opens()));
        selects(v -> v.began().minus(v.noted()), v -> Duration.between(v.noted(), v.began()));
        selects(v -> v.began().plus(v.stay()).minus(v.began()), Visit::stay);
        selects(v -> v.moment().minus(v.planned()).optional(), v -> v.planned().map(p -> Duration.ZERO));
        holds(
                v -> v.began().plus(v.stay()).minus(v.began()).lt(Duration.ZERO),
                v -> v.stay().isNegative());
        holds(
                v -> v.began().minus(v.noted()).gt(Duration.ofMillis(500)),
                v -> v.began().getNano() > 500_000_000);
    }

    @Test
    void durationsHaveTheUnitsOfJava() {
        selects(v -> v.stay().toDays(), v -> v.stay().toDays());
        selects(v -> v.stay().toHours(), v -> v.stay().toHours());
        selects(v -> v.stay().toMinutes(), v -> v.stay().toMinutes());
        selects(v -> v.stay().toSeconds(), v -> v.stay().toSeconds());
        selects(v -> v.stay().toMillis(), v -> v.stay().toMillis());
        selects(v -> v.pause().toHours().optional(), v -> v.pause().map(Duration::toHours));
        selects(
                v -> v.pause().coalesce(Duration.ofDays(3)).toDays(),
                v -> v.pause().orElse(Duration.ofDays(3)).toDays());
        selects(v -> v.stay().plus(Duration.ofHours(25)).minus(v.stay()).toDays(), v -> 1L);
        holds(v -> v.stay().toHours().ge(1), v -> v.stay().toHours() >= 1);
        Instant instant = Instant.parse("1969-12-31T23:00:00.000001Z");
        selects(
                v -> v.began().minus(instant).toHours(),
                v -> Duration.between(instant, v.began()).toHours());
    }

    @Test
    void timesAreTruncatedInUtc() {
        for (ChronoUnit unit : List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)) {
            selects(v -> v.began().truncatedTo(unit), v -> v.began().truncatedTo(unit));
            selects(v -> v.moment().truncatedTo(unit), v -> v.moment().truncatedTo(unit));
            selects(v -> v.opens().truncatedTo(unit), v -> v.opens().truncatedTo(unit));
            selects(v -> v.ended().truncatedTo(unit).optional(), v -> v.ended().map(e -> e.truncatedTo(unit)));
        }
        holds(v -> v.began().truncatedTo(ChronoUnit.SECONDS).eq(v.noted()), v -> true);
        refusesValue(v -> v.began().truncatedTo(ChronoUnit.WEEKS), InvalidValueException.Reason.OUT_OF_RANGE);
    }

    @Test
    void anInstantHasATimeAtEachOffset() {
        for (ZoneOffset offset : List.of(ZoneOffset.UTC, ZoneOffset.ofHoursMinutes(-3, -30), ZoneOffset.ofHours(14))) {
            between(v -> v.began().at(offset), v -> LocalDateTime.ofInstant(v.began(), offset));
            between(
                    v -> v.began().at(offset).hour(),
                    v -> v.began().atOffset(offset).getHour());
            between(
                    v -> v.began().at(offset).date().dayOfWeek(),
                    v -> v.began().atOffset(offset).getDayOfWeek().getValue());
        }
        selects(
                v -> v.ended().at(ZoneOffset.UTC).optional(),
                v -> v.ended().map(e -> LocalDateTime.ofInstant(e, ZoneOffset.UTC)));
    }

    @Test
    void computedTimesAreNullWhereAnOperandIs() {
        between(v -> v.ended().plus(v.stay()).optional(), v -> v.ended().map(e -> e.plus(v.stay())));
        between(v -> v.began().plus(v.pause()).optional(), v -> v.pause().map(v.began()::plus));
        between(v -> v.began().minus(v.ended()).optional(), v -> v.ended().map(e -> Duration.ZERO));
        between(v -> v.closes().plus(v.pause()).optional(), v -> v.closes().map(c -> c.plus(v.stay())));
        between(v -> v.planned().plusMonths(1).optional(), v -> v.planned().map(p -> p.plusMonths(1)));
        between(v -> v.day().plusMonths(v.days()).optional(), v -> v.days().map(v.day()::plusMonths));
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Visits.all().select(v -> v.began().plus(v.pause())).exec(db()));
    }

    /** Years 1 to 9999 are stored by every backend. */
    @Test
    void aComputedTimeOfAnotherYearIsOutOfRange() {
        Duration micro = Duration.ofNanos(1_000);
        for (Duration duration :
                List.of(micro, Duration.ofDays(4_000_000), Duration.ofSeconds(Long.MAX_VALUE / 1_000_000))) {
            refusesLast(v -> v.began().plus(duration));
            refusesLast(v -> v.moment().plus(duration));
            refusesFirst(v -> v.began().minus(duration));
            refusesFirst(v -> v.moment().minus(duration));
        }
        refusesLast(v -> v.day().plusDays(1));
        refusesFirst(v -> v.day().plusDays(-1));
        for (int months : new int[] {1, 120_000, Integer.MAX_VALUE}) {
            refusesLast(v -> v.began().plusMonths(months));
            refusesLast(v -> v.moment().plusMonths(months));
            refusesLast(v -> v.day().plusMonths(months));
            refusesFirst(v -> v.began().plusMonths(-months));
            refusesFirst(v -> v.moment().plusMonths(-months));
            refusesFirst(v -> v.day().plusMonths(-months));
        }
        refusesLast(v -> v.began().at(ZoneOffset.ofHours(1)));
        refusesFirst(v -> v.began().at(ZoneOffset.ofHours(-1)));
        refusesValue(v -> v.day().plusDays(Integer.MAX_VALUE), InvalidValueException.Reason.NOT_MAPPED);
    }

    @Test
    void computedTimesAreComparedSortedAndGrouped() {
        holds(
                v -> v.began().plus(v.stay()).gt(Instant.EPOCH),
                v -> v.began().plus(v.stay()).isAfter(Instant.EPOCH));
        holds(
                v -> v.moment().plus(v.stay()).le(v.moment()),
                v -> !v.stay().isZero() && v.stay().isNegative() || v.stay().isZero());
        holds(
                v -> v.opens().plus(Duration.ofHours(1)).lt(LocalTime.of(1, 0)),
                v -> v.opens().getHour() == 23);
        holds(
                v -> v.day().plusMonths(v.months()).eq(LocalDate.of(1, 1, 31)),
                v -> v.day().plusMonths(v.months()).equals(LocalDate.of(1, 1, 31)));
        assertThat(list(Visits.all()
                        .orderBy(
                                v -> v.began().minus(v.noted()).desc(),
                                v -> v.number().asc())
                        .select(v -> v.number())
                        .all(db())))
                .isEqualTo(visits.stream()
                        .sorted(Comparator.comparing((Visit v) -> Duration.between(v.noted(), v.began()))
                                .reversed()
                                .thenComparing(Visit::number))
                        .map(Visit::number)
                        .toList());
        assertThat(list(Visits.groupBy(v -> v.began().truncatedTo(ChronoUnit.DAYS))
                        .orderBy(g -> g.key().asc())
                        .selectInto((day, count) -> day + " " + count, g -> g.key(), g -> g.count())
                        .all(db())))
                .isEqualTo(visits.stream()
                        .collect(Collectors.groupingBy(
                                v -> v.began().truncatedTo(ChronoUnit.DAYS), TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList());
    }

    @Test
    void computedTimesAreAssigned() {
        if (!capabilities().reads().relational()) {
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Visits.all()
                            .update()
                            .began(v -> v.began().plus(v.stay()))
                            .exec(db()));
            return;
        }
        get(Visits.all()
                .update()
                .ended(v -> v.began().plus(v.stay()))
                .noted(v -> v.began().plus(v.stay()))
                .pause(v -> v.ended().minus(v.began()))
                .closes(v -> v.opens().plus(v.stay()))
                .due(v -> v.day().plusMonths(v.months()))
                .exec(db()));
        List<Visit> updated = list(Visits.all().orderBy(v -> v.number().asc()).all(db()));
        assertThat(updated)
                .extracting(v -> v.ended().orElseThrow())
                .isEqualTo(expected(v -> v.began().plus(v.stay())));
        assertThat(updated)
                .extracting(Visit::noted)
                .isEqualTo(expected(v -> v.began().plus(v.stay()).truncatedTo(ChronoUnit.SECONDS)));
        assertThat(updated)
                .extracting(Visit::pause)
                .isEqualTo(expected(v -> v.ended().map(e -> Duration.ZERO)));
        assertThat(updated)
                .extracting(v -> v.closes().orElseThrow())
                .isEqualTo(expected(v -> v.opens().plus(v.stay())));
        assertThat(updated)
                .extracting(v -> v.due().orElseThrow())
                .isEqualTo(expected(v -> v.day().plusMonths(v.months())));
    }

    @Test
    void aPreparedDurationIsAdded() {
        Prepared1<Duration, Visits.Query> inTheAfternoon = Prepared.of(
                Duration.class, late -> Visits.filter(v -> v.opens().plus(late).gt(LocalTime.NOON)));
        Prepared1<Duration, Visits.Query> beforeNoon = Prepared.of(
                Duration.class,
                early -> Visits.filter(v -> v.closes().minus(early).lt(LocalTime.NOON)));
        for (Duration duration : List.of(Duration.ofHours(13), Duration.ofHours(-5))) {
            assertThat(list(inTheAfternoon.with(duration).all(db())))
                    .extracting(Visit::number)
                    .containsExactlyInAnyOrderElementsOf(
                            numbersOf(v -> v.opens().plus(duration).isAfter(LocalTime.NOON)));
            assertThat(list(beforeNoon.with(duration).all(db())))
                    .extracting(Visit::number)
                    .containsExactlyInAnyOrderElementsOf(numbersOf(v -> v.closes()
                            .filter(closes -> closes.minus(duration).isBefore(LocalTime.NOON))
                            .isPresent()));
        }
    }

    private static boolean isInside(Visit visit) {
        return visit.number() > 0 && visit.number() < MOMENTS.size() - 1;
    }

    private <T> List<T> expected(Function<Visit, T> value) {
        return visits.stream().map(value).toList();
    }

    /** Selects a value of all visits but the first and the last one. */
    private <T> void between(Function<Visits.Fields<Visit>, Selectable<Visit, T>> value, Function<Visit, T> expected) {
        assertThat(list(Visits.filter(v -> v.number().between(1, MOMENTS.size() - 2))
                        .orderBy(v -> v.number().asc())
                        .select(value::apply)
                        .all(db())))
                .isEqualTo(visits.stream()
                        .filter(TimeValueTopic::isInside)
                        .map(expected)
                        .toList());
    }

    private <T> void refusesFirst(Function<Visits.Fields<Visit>, Selectable<Visit, T>> value) {
        refusesComputed(0, value);
    }

    private <T> void refusesLast(Function<Visits.Fields<Visit>, Selectable<Visit, T>> value) {
        refusesComputed(MOMENTS.size() - 1, value);
    }

    private <T> void refusesComputed(int number, Function<Visits.Fields<Visit>, Selectable<Visit, T>> value) {
        assertThatThrownBy(() -> list(Visits.filter(v -> v.number().eq(number))
                        .select(value::apply)
                        .all(db())))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.COMPUTED));
    }

    private <T> void refusesValue(
            Function<Visits.Fields<Visit>, Selectable<Visit, T>> value, InvalidValueException.Reason reason) {
        assertThatThrownBy(() -> Visits.all().select(value::apply))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void rowsAreSortedByParts() {
        assertThat(list(Visits.all()
                        .orderBy(
                                v -> v.began().dayOfWeek().asc(),
                                v -> v.began().date().desc())
                        .select(v -> v.number())
                        .all(db())))
                .isEqualTo(visits.stream()
                        .sorted(Comparator.comparing((Visit v) -> v.day().getDayOfWeek())
                                .thenComparing(Visit::day, Comparator.reverseOrder())
                                .thenComparing(Visit::number))
                        .map(Visit::number)
                        .toList());
    }

    @Test
    void rowsAreGroupedByParts() {
        List<String> groups =
                list(Visits.groupBy(v -> v.began().year(), v -> v.ended().date())
                        .selectInto(
                                (year, date, count) -> year + " "
                                        + date.map(LocalDate::toString).orElse("none") + " " + count,
                                g -> g.key1(),
                                g -> g.key2().optional(),
                                g -> g.count())
                        .all(db()));
        Map<String, Long> expected = visits.stream()
                .collect(Collectors.groupingBy(
                        v -> utc(v.began()).getYear() + " "
                                + v.ended()
                                        .map(e -> utc(e).toLocalDate().toString())
                                        .orElse("none"),
                        TreeMap::new,
                        Collectors.counting()));
        assertThat(groups)
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList());
    }

    @Test
    void aDateIsAssigned() {
        if (!capabilities().reads().relational()) {
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Visits.all().update().day(v -> v.began().date()).exec(db()));
            return;
        }
        get(Visits.all().update().due(v -> v.ended().date()).exec(db()));
        assertThat(list(Visits.all().orderBy(v -> v.number().asc()).all(db())))
                .extracting(Visit::due)
                .isEqualTo(visits.stream()
                        .map(v -> v.ended().map(e -> utc(e).toLocalDate()))
                        .toList());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private <T> void selects(Function<Visits.Fields<Visit>, Selectable<Visit, T>> value, Function<Visit, T> expected) {
        assertThat(list(Visits.all()
                        .orderBy(v -> v.number().asc())
                        .select(value::apply)
                        .all(db())))
                .isEqualTo(visits.stream().map(expected).toList());
    }

    private void holds(Function<Visits.Fields<Visit>, Condition<Visit>> condition, Predicate<Visit> expected) {
        assertThat(numbers(condition)).isEqualTo(numbersOf(expected));
        assertThat(numbers(v -> condition.apply(v).not())).isEqualTo(numbersOf(expected.negate()));
    }

    private List<Integer> numbersOf(Predicate<Visit> test) {
        return visits.stream().filter(test).map(Visit::number).toList();
    }

    private List<Integer> numbers(Function<Visits.Fields<Visit>, Condition<Visit>> condition) {
        return list(Visits.filter(condition::apply)
                .orderBy(v -> v.number().asc())
                .select(v -> v.number())
                .all(db()));
    }
}

package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Selectable;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.scenario.calendar.Visit;
import dev.runnel.tck.scenario.calendar.Visits;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
                    .due(known ? Optional.of(moment.toLocalDate()) : Optional.empty())
                    .planned(known ? Optional.of(moment) : Optional.empty())
                    .ended(known ? Optional.of(instant) : Optional.empty()));
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

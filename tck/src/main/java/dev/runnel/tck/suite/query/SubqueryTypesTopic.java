package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.NonNullExpr;
import dev.runnel.NullableExpr;
import dev.runnel.Selection;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.scenario.basic.Widget;
import dev.runnel.tck.scenario.basic.Widgets;
import dev.runnel.tck.scenario.precise.Timing;
import dev.runnel.tck.scenario.precise.Timings;
import dev.runnel.tck.scenario.types.Gauge;
import dev.runnel.tck.scenario.types.Gauges;
import dev.runnel.tck.scenario.types.Meter;
import dev.runnel.tck.scenario.types.Meters;
import dev.runnel.tck.scenario.types.Seal;
import dev.runnel.tck.scenario.types.Seals;
import dev.runnel.tck.scenario.types.Specimen;
import dev.runnel.tck.scenario.types.Specimens;
import dev.runnel.tck.scenario.types.Trace;
import dev.runnel.tck.scenario.types.Traces;
import dev.runnel.tck.suite.Topic;
import dev.runnel.tck.suite.type.TypeSample;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Subqueries over values of every type, with and without a limit: they match the same rows as a list of the same
 * values, also if the two columns have different declared types.
 */
public abstract class SubqueryTypesTopic extends Topic {
    private static final List<Integer> ALL =
            TypeSample.EDGES.stream().map(Specimen::number).sorted().toList();

    @Override
    protected List<ModelProvider> models() {
        return List.of(
                Specimens.MODEL, Traces.MODEL, Timings.MODEL, Gauges.MODEL, Meters.MODEL, Seals.MODEL, Widgets.MODEL);
    }

    @BeforeEach
    void seedEdges() {
        get(Specimens.insertMany(TypeSample.EDGES).exec(db()));
        get(Traces.insertMany(TypeSample.EDGES.stream().map(TypeSample::trace).toList())
                .exec(db()));
        get(Traces.insert(TypeSample.blank(100)).exec(db()));
    }

    @Test
    void numbers() {
        among(f -> f.tiny(), f -> f.tiny());
        among(f -> f.small(), f -> f.small());
        among(f -> f.medium(), f -> f.medium());
        among(f -> f.large(), f -> f.large());
        among(f -> f.narrow(), f -> f.narrow());
        among(f -> f.wide(), f -> f.wide());
        among(f -> f.amount(), f -> f.amount());
    }

    @Test
    void textsBytesAndTruths() {
        among(f -> f.truth(), f -> f.truth());
        among(f -> f.text(), f -> f.text());
        among(f -> f.bytes(), f -> f.bytes());
        among(f -> f.uuid(), f -> f.uuid());
    }

    @Test
    void times() {
        among(f -> f.day(), f -> f.day());
        among(f -> f.time(), f -> f.time());
        among(f -> f.moment(), f -> f.moment());
        among(f -> f.instant(), f -> f.instant());
        among(f -> f.offset(), f -> f.offset());
    }

    @Test
    void enums() {
        among(f -> f.color(), f -> f.color());
    }

    @Test
    void newtypes() {
        among(f -> f.code(), f -> f.code());
        among(f -> f.rank(), f -> f.rank());
        among(f -> f.level(), f -> f.level());
        among(f -> f.hue(), f -> f.hue());
        among(f -> f.stamp(), f -> f.stamp());
    }

    /** Equal times of columns with two digits of the second, none, and six. */
    @Test
    void firstTimesOfAnotherPrecision() {
        Instant at = Instant.parse("2024-01-01T00:00:00.5Z");
        LocalTime time = LocalTime.of(10, 0);
        LocalDateTime moment = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 990_000_000);
        OffsetDateTime second = OffsetDateTime.parse("2024-01-01T00:00:01Z");
        get(Timings.insertMany(List.of(
                        new Timing(1, at, time, moment, Optional.of(second), at),
                        new Timing(2, second.toInstant(), LocalTime.MIN, moment, Optional.empty(), at)))
                .exec(db()));
        get(Traces.update(get(Traces.byNumber(100).one(db())))
                .time(time)
                .moment(moment)
                .offset(second)
                .exec(db()));

        Timings.Query first = Timings.all().orderBy(t -> t.number().asc()).limit(1);
        assertThat(get(Timings.filter(t -> t.fine().in(first.select(f -> f.at())))
                        .count(db())))
                .isEqualTo(2);
        assertThat(get(Timings.filter(t -> t.at().in(first.select(f -> f.fine())))
                        .count(db())))
                .isEqualTo(1);
        assertThat(traces(Traces.filter(t -> t.time().in(first.select(f -> f.time())))))
                .contains(100);
        assertThat(traces(Traces.filter(t -> t.moment().in(first.select(f -> f.moment())))))
                .containsExactly(100);
        assertThat(traces(Traces.filter(t -> t.offset().in(Selection.present(first.select(f -> f.second()))))))
                .containsExactly(100);
    }

    /** Equal numbers of columns with different digits and widths, zero with either sign, and numbers beyond a signed one. */
    @Test
    void firstNumbersOfAnotherType() {
        get(Gauges.insertMany(List.of(gauge(1, "1.5", 0.0), gauge(2, "1.50", -0.0), gauge(3, "-2", 0.5)))
                .exec(db()));
        Gauges.Query first = Gauges.all().orderBy(g -> g.number().asc()).limit(1);
        assertThat(get(Gauges.filter(g -> g.rate().in(first.select(f -> f.price())))
                        .count(db())))
                .isEqualTo(2);
        assertThat(get(Gauges.filter(g -> g.price().in(first.select(f -> f.free())))
                        .count(db())))
                .isEqualTo(2);
        assertThat(get(Gauges.filter(g -> g.free().in(first.select(f -> f.rate())))
                        .count(db())))
                .isEqualTo(2);
        assertThat(get(Gauges.filter(g -> g.rough().in(first.select(f -> f.wide())))
                        .count(db())))
                .isEqualTo(get(Gauges.filter(g -> g.rough().in(List.of(0.0))).count(db())));
        assertThat(get(Gauges.filter(g -> g.wide().in(first.select(f -> f.rough())))
                        .count(db())))
                .isEqualTo(get(Gauges.filter(g -> g.wide().in(List.of(0.0))).count(db())));

        get(Meters.insertMany(List.of(meter(1, 255, -1), meter(2, 7, 5))).exec(db()));
        Meters.Query meter = Meters.all().orderBy(m -> m.number().asc()).limit(1);
        assertThat(get(Meters.filter(m -> m.huge().in(meter.select(f -> f.large())))
                        .count(db())))
                .isEqualTo(1);
        assertThat(get(Meters.filter(m -> m.whole().in(meter.select(f -> f.whole())))
                        .count(db())))
                .isEqualTo(1);
        assertThat(get(Meters.filter(m -> m.unsigned().in(Selection.present(meter.select(f -> f.signed()))))
                        .count(db())))
                .isEqualTo(1);
    }

    @Test
    void firstBytesOfAnotherType() {
        byte[] mark = {0, -1, 0};
        UUID owner = new UUID(-1, 1);
        get(Seals.insertMany(List.of(
                        new Seal(1, mark, mark, mark, Optional.of(mark), owner),
                        new Seal(2, new byte[3], mark, new byte[] {0, -1}, Optional.empty(), new UUID(1, -1))))
                .exec(db()));
        Seals.Query first = Seals.all().orderBy(s -> s.number().asc()).limit(1);
        assertThat(get(Seals.filter(s -> s.open().in(first.select(f -> f.mark())))
                        .count(db())))
                .isEqualTo(1);
        assertThat(get(Seals.filter(s -> s.mark().in(first.select(f -> f.open())))
                        .count(db())))
                .isEqualTo(1);
        assertThat(get(Seals.filter(s -> s.owner().in(first.select(f -> f.owner())))
                        .count(db())))
                .isEqualTo(1);
    }

    /** Each is among the first values if it is equal by code points: quotes, escapes, control characters, spaces at the end. */
    @Test
    void firstStrings() {
        List<String> stored = List.of(
                "",
                "a",
                "A",
                "a ",
                " a",
                "\\",
                "\\\\",
                "\"",
                "'",
                "a\"b\\",
                "\n",
                "\\n",
                "\t",
                "\u0001",
                "\u001f",
                "\u007f",
                "/",
                "\\/",
                "\\u0061",
                "é",
                "e\u0301",
                "\u2028",
                "\uffff",
                "\uD83D\uDE00",
                "null",
                "[",
                "]\"",
                "%",
                "_");
        get(Widgets.createMany(IntStream.range(0, stored.size())
                        .mapToObj(n -> Widgets.create()
                                .label(stored.get(n))
                                .size(n)
                                .active(true)
                                .remark("none"))
                        .toList())
                .exec(db()));
        for (int n = 0; n < stored.size(); n++) {
            Selection<String> one = Widgets.all()
                    .orderBy(w -> w.size().asc())
                    .offset(n)
                    .limit(1)
                    .select(w -> w.label());
            assertThat(list(Widgets.filter(w -> w.label().in(one)).all(db())))
                    .extracting(Widget::label)
                    .containsExactly(stored.get(n));
        }
    }

    private static Gauge gauge(int number, String decimal, double real) {
        BigDecimal exact = new BigDecimal(decimal);
        return new Gauge(
                number, (byte) 1, Optional.empty(), (short) 1, 1, 1f, real, real, exact, exact, exact, "label", "text");
    }

    private static Meter meter(int number, int small, long whole) {
        return new Meter(
                number, 1, (short) small, small, small, whole, Optional.of(small), Optional.of(small), BigDecimal.ONE);
    }

    private <T> void among(
            Function<Specimens.Fields<Specimen>, ? extends NonNullExpr<Specimen, T>> required,
            Function<Traces.Fields<Trace>, ? extends NullableExpr<Trace, T>> nullable) {
        Selection<T> some = Specimens.filter(f -> f.number().le(3)).select(required::apply);
        List<T> values = list(some.all(db()));
        List<Integer> found = numbers(Specimens.filter(f -> required.apply(f).in(values)));
        assertThat(found).contains(1, 2, 3);

        assertThat(numbers(Specimens.filter(f -> required.apply(f).in(some)))).isEqualTo(found);
        assertThat(numbers(Specimens.filter(f -> required.apply(f).notIn(some))))
                .isEqualTo(others(found));
        assertThat(numbers(Specimens.filter(f -> required.apply(f).in(noLater(f, required)))))
                .as("every row is one of those that come no later")
                .isEqualTo(ALL);
        assertThat(numbers(Specimens.filter(f -> required.apply(f).notIn(noLater(f, required)))))
                .isEmpty();
        assertThat(numbers(Specimens.filter(f -> required.apply(f)
                        .in(Selection.present(
                                Traces.filter(t -> t.number().le(3)).select(nullable::apply))))))
                .isEqualTo(found);
        amongFirst(required, nullable, found);
        amongItsOwn(required);
        assertThat(traces(Traces.filter(t -> nullable.apply(t).in(some)))).isEqualTo(found);
        List<Integer> outside = new ArrayList<>(others(found));
        outside.add(100);
        assertThat(traces(Traces.filter(t -> nullable.apply(t).notIn(some)))).isEqualTo(outside);
    }

    /** The same values, as the first ones of an order. */
    private <T> void amongFirst(
            Function<Specimens.Fields<Specimen>, ? extends NonNullExpr<Specimen, T>> required,
            Function<Traces.Fields<Trace>, ? extends NullableExpr<Trace, T>> nullable,
            List<Integer> found) {
        Selection<T> first =
                Specimens.all().orderBy(f -> f.number().asc()).limit(3).select(required::apply);
        assertThat(numbers(Specimens.filter(f -> required.apply(f).in(first)))).isEqualTo(found);
        assertThat(numbers(Specimens.filter(f -> required.apply(f).notIn(first))))
                .isEqualTo(others(found));
        assertThat(numbers(Specimens.filter(f -> required.apply(f)
                        .in(Selection.present(Traces.all()
                                .orderBy(t -> t.number().asc())
                                .limit(3)
                                .select(nullable::apply))))))
                .isEqualTo(found);
        assertThat(traces(Traces.filter(t -> nullable.apply(t).in(first)))).isEqualTo(found);
    }

    /** Every row is the last of those that come no later. */
    private <T> void amongItsOwn(Function<Specimens.Fields<Specimen>, ? extends NonNullExpr<Specimen, T>> required) {
        Specimens.Query all = Specimens.filter(f -> required.apply(f).in(ownAsFirst(f, required)));
        if (!capabilities().reads().relational()) {
            refuses(ErrorCode.SUBQUERY_UNSUPPORTED, () -> all.count(db()));
            return;
        }
        assertThat(numbers(all)).isEqualTo(ALL);
        assertThat(numbers(Specimens.filter(f -> required.apply(f).notIn(ownAsFirst(f, required)))))
                .isEmpty();
    }

    /** A subquery with a limit that names the row outside. */
    private static <T> Selection<T> ownAsFirst(
            Specimens.Fields<Specimen> row,
            Function<Specimens.Fields<Specimen>, ? extends NonNullExpr<Specimen, T>> required) {
        return Specimens.filter(f -> f.number().le(row.number()))
                .orderBy(f -> f.number().desc())
                .limit(1)
                .select(required::apply);
    }

    /** A subquery that names the row outside. */
    private static <T> Selection<T> noLater(
            Specimens.Fields<Specimen> row,
            Function<Specimens.Fields<Specimen>, ? extends NonNullExpr<Specimen, T>> required) {
        return Specimens.filter(f -> f.number().le(row.number())).select(required::apply);
    }

    private List<Integer> others(List<Integer> found) {
        return ALL.stream().filter(number -> !found.contains(number)).toList();
    }

    private List<Integer> numbers(Specimens.Query query) {
        return list(query.orderBy(f -> f.number().asc()).select(f -> f.number()).all(db()));
    }

    private List<Integer> traces(Traces.Query query) {
        return list(query.orderBy(f -> f.number().asc()).select(f -> f.number()).all(db()));
    }
}

package dev.runnel.tck.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Page;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.spi.Capabilities.ItemRead;
import dev.runnel.tck.scenario.series.Reading;
import dev.runnel.tck.scenario.series.Readings;
import dev.runnel.tck.scenario.series.Sensor;
import dev.runnel.tck.scenario.series.Sensors;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/** Measurements in the order of time: the sensor is the partition, and the time identifies a reading in it. */
public abstract class TimeSeriesTopic extends Topic {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final int PORTION = 50;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Sensors.MODEL, Readings.MODEL);
    }

    /** Three days of heat in the north, every six hours, from 0 on; the same times from 100 on in the south; no flow. */
    @BeforeEach
    void measure() {
        get(Sensors.createMany(List.of(sensor("north", "heat"), sensor("north", "flow"), sensor("south", "heat")))
                .exec(db()));
        get(Readings.createMany(IntStream.range(0, 12)
                        .mapToObj(n -> reading("north", hours(6 * n), n))
                        .toList())
                .exec(db()));
        get(Readings.createMany(IntStream.range(0, 12)
                        .mapToObj(n -> reading("south", hours(6 * n), 100 + n))
                        .toList())
                .exec(db()));
        probe().clear();
    }

    @Test
    void theNewestOfASensor() {
        assertThat(measured(heat("north").orderByDesc(r -> r.at()).limit(3))).containsExactly(11, 10, 9);
        readOfTheSensor(3);

        assertThat(get(heat("south").orderByDesc(r -> r.at()).first(db())).at()).isEqualTo(hours(66));
        assertThat(Readings.byPlantAndSensor("north", "flow")
                        .orderByDesc(r -> r.at())
                        .first(db())
                        .blockOptional())
                .isEmpty();
    }

    @Test
    void lastReadingBeforeATime() {
        assertThat(measured(asOf(hours(12)))).containsExactly(2);
        assertThat(measured(asOf(hours(12).minus(1, ChronoUnit.MICROS)))).containsExactly(1);
        assertThat(measured(asOf(hours(12).minusNanos(1)))).containsExactly(1);
        assertThat(measured(asOf(START.minusSeconds(1)))).isEmpty();
    }

    private static Readings.Query asOf(Instant time) {
        return heat("north")
                .filter(r -> r.at().le(time))
                .orderByDesc(r -> r.at())
                .limit(1);
    }

    @Test
    void ranges() {
        assertThat(measured(between(hours(6), hours(18)))).containsExactly(1, 2);
        readOfTheSensor(2);
        assertThat(measured(up(heat("north").filter(r -> r.at().between(hours(6), hours(18))))))
                .containsExactly(1, 2, 3);
        assertThat(measured(up(heat("north").filter(r -> r.at().ge(hours(60))))))
                .containsExactly(10, 11);
        assertThat(measured(between(hours(6), hours(6)))).isEmpty();
        assertThat(get(heat("north").filter(r -> r.at().gt(hours(6))).count(db())))
                .isEqualTo(10);
        assertThat(get(heat("north").filter(r -> r.at().gt(hours(66))).exists(db())))
                .isFalse();
    }

    private static Readings.Query between(Instant from, Instant until) {
        return up(heat("north").filter(r -> r.at().ge(from).and(r.at().lt(until))));
    }

    /** Nothing is read of a range that is beyond all columns. */
    @Test
    void severalRanges() {
        assertThat(measured(up(heat("north")
                        .filter(r -> r.at().lt(hours(6))
                                .or(r.at().between(hours(24), hours(30)))
                                .or(r.at().gt(hours(60)))))))
                .containsExactly(0, 4, 5, 11);
        assertThat(measured(up(heat("north").filter(r -> r.at().notIn(List.of(hours(0), hours(6), hours(12)))))))
                .hasSize(9);
    }

    @Test
    void oneTimeOfManySensors() {
        assertThat(get(Readings.byKey("south", "heat", hours(6)).one(db())).measured())
                .isEqualByComparingTo("101");
        assertThat(list(Readings.byKeys(List.of(
                                new Readings.Key("north", "heat", hours(6)),
                                new Readings.Key("south", "heat", hours(12)),
                                new Readings.Key("north", "flow", hours(6))))
                        .all(db())))
                .extracting(r -> r.measured().intValue())
                .containsExactlyInAnyOrder(1, 102);
        assertThat(measured(Readings.filter(r -> r.at().eq(hours(6)))
                        .orderBy(r -> r.plant().asc())))
                .containsExactly(1, 101);
    }

    @Test
    void aPageBackInTimeStandsStillWhileReadingsComeAndGo() {
        Readings.Query newest = heat("north").orderByDesc(r -> r.at());
        Page<Reading> first = get(newest.page(5, db()));
        get(reading("north", hours(500), 500).exec(db()));
        get(heat("north").filter(r -> r.at().eq(hours(66))).delete().exec(db()));
        Page<Reading> second = get(newest.after(first.next().orElseThrow()).page(5, db()));
        Page<Reading> third = get(newest.after(second.next().orElseThrow()).page(5, db()));

        assertThat(measured(first)).containsExactly(11, 10, 9, 8, 7);
        assertThat(measured(second)).containsExactly(6, 5, 4, 3, 2);
        assertThat(measured(third)).containsExactly(1, 0);
        assertThat(third.next()).isEmpty();
        Page<Reading> back = get(newest.before(second.previous().orElseThrow()).page(5, db()));
        assertThat(measured(back)).containsExactly(500, 10, 9, 8, 7);
    }

    /** Readings of one time are told apart by the rest of the key. */
    @Test
    void pagesOfAllSensorsByTime() {
        Readings.Query byTime = Readings.all().orderBy(r -> r.at().asc());
        List<Integer> walked = new ArrayList<>();
        Page<Reading> page = get(byTime.page(5, db()));
        walked.addAll(measured(page));
        while (page.next().isPresent()) {
            page = get(byTime.after(page.next().get()).page(5, db()));
            walked.addAll(measured(page));
        }
        assertThat(walked)
                .isEqualTo(IntStream.range(0, 12)
                        .boxed()
                        .flatMap(n -> List.of(n, 100 + n).stream())
                        .toList());
    }

    @Test
    void everySensorWithItsNewest() {
        List<Sensor> sensors = list(Sensors.all()
                .orderBy(s -> s.plant().asc(), s -> s.name().asc())
                .include(s -> s.readings().with(r -> r.orderByDesc(f -> f.at()).limit(1)))
                .all(db()));

        assertThat(sensors)
                .extracting(s -> s.readings().get().stream()
                        .map(r -> r.measured().intValue())
                        .toList())
                .containsExactly(List.of(), List.of(11), List.of(111));
        assertThat(sensors).allMatch(s -> s.readings().isPartial());
        assertThat(probe().statements()).hasSize(2);
    }

    @Test
    void theNewestOfEachAsRows() {
        assertThat(measured(Readings.filter(r ->
                                r.source().readings().none(later -> later.at().gt(r.at())))
                        .orderBy(r -> r.plant().asc())))
                .containsExactly(11, 111);
    }

    @Test
    void theNewestOfEachByASubquery() {
        Readings.Query newest = Readings.filter(r -> r.at().in(Readings.filter(
                                o -> o.plant().eq(r.plant()).and(o.sensor().eq(r.sensor())))
                        .orderByDesc(o -> o.at())
                        .limit(1)
                        .select(o -> o.at())))
                .orderBy(r -> r.plant().asc());
        if (!relational()) {
            refuses(ErrorCode.SUBQUERY_UNSUPPORTED, () -> newest.exec(db()));
            return;
        }
        assertThat(measured(newest)).containsExactly(11, 111);
    }

    @Test
    void sensorsThatAreSilent() {
        get(heat("south").filter(r -> r.at().gt(hours(24))).delete().exec(db()));
        assertThat(list(Sensors.filter(s -> s.readings().none(r -> r.at().ge(hours(48))))
                        .orderBy(s -> s.plant().asc())
                        .select(s -> s.plant(), s -> s.name())
                        .all(db())))
                .containsExactly(Tuples.of("north", "flow"), Tuples.of("south", "heat"));
        assertThat(list(Sensors.all()
                        .orderBy(s -> s.readings().count().desc(), s -> s.name().asc())
                        .select(s -> s.plant(), s -> s.readings().count())
                        .all(db())))
                .containsExactly(Tuples.of("north", 12L), Tuples.of("south", 5L), Tuples.of("north", 0L));
    }

    /** A day is a value of the rows, or a part of a stream in order that is gathered as it arrives. */
    @Test
    void dayByDay() {
        assertThat(list(heat("north")
                        .orderBy(r -> r.day().asc())
                        .select(r -> r.day())
                        .distinct()
                        .all(db())))
                .containsExactly(DAY, DAY.plusDays(1), DAY.plusDays(2));
        assertThat(get(heat("north").filter(r -> r.day().eq(DAY)).count(db()))).isEqualTo(4);
        assertThat(get(Readings.byDay(DAY).count(db()))).isEqualTo(8);

        List<Tuple2<LocalDate, Integer>> sums = list(up(heat("north"))
                .select(r -> r.day(), r -> r.measured())
                .all(db())
                .bufferUntilChanged(Tuple2::getT1)
                .map(day -> Tuples.of(
                        day.get(0).getT1(),
                        day.stream().mapToInt(r -> r.getT2().intValue()).sum())));
        assertThat(sums)
                .containsExactly(Tuples.of(DAY, 6), Tuples.of(DAY.plusDays(1), 22), Tuples.of(DAY.plusDays(2), 38));
        assertThat(measured(heat("north")
                        .filter(r -> r.day().eq(DAY.plusDays(1)))
                        .orderBy(r -> r.measured().desc())
                        .limit(1)))
                .containsExactly(7);
    }

    @Test
    void forgetsWhatIsOlder() {
        assertThat(get(heat("north").filter(r -> r.at().lt(hours(24))).delete().exec(db()))
                        .matched())
                .isEqualTo(4);
        assertThat(measured(up(heat("north")))).startsWith(4).hasSize(8);
        assertThat(measured(up(heat("south")))).hasSize(12);

        assertThat(get(Readings.filter(r -> r.at().lt(hours(30)))
                        .delete()
                        .returning()
                        .exec(db())))
                .extracting(r -> r.measured().intValue())
                .containsExactlyInAnyOrder(4, 100, 101, 102, 103, 104);
    }

    /** A delete takes no limit; the keys of a portion do. */
    @Test
    void forgetsByPortionsWhatIsTooMuchForOneWrite() {
        writeMany(150);
        Readings.Query old = heat("north").filter(r -> r.at().lt(START));
        if (!relational()) {
            refusesAfterReading(old);
        }

        List<Integer> portions = new ArrayList<>();
        List<Readings.Key> keys = oldest(old);
        while (!keys.isEmpty()) {
            portions.add((int) get(Readings.byKeys(keys).delete().exec(db())).matched());
            keys = oldest(old);
        }
        assertThat(portions).containsExactly(PORTION, PORTION, PORTION);
        assertThat(measured(up(heat("north")))).hasSize(12);
    }

    private void refusesAfterReading(Readings.Query old) {
        assertThat(failure(() -> old.delete().exec(db())).code()).isEqualTo(ErrorCode.TRANSACT_TOO_LARGE);
        assertThat(get(old.count(db()))).isEqualTo(150);
    }

    private List<Readings.Key> oldest(Readings.Query query) {
        return list(up(query).limit(PORTION).all(db())).stream()
                .map(Readings::keyOf)
                .toList();
    }

    /** Longer than a window: the stream goes on by the time of its last row. */
    @Test
    void aLongRangeIsStreamedInOrder() {
        writeMany(600);
        probe().clear();

        assertThat(list(up(heat("north").filter(r -> r.at().lt(START)))
                        .select(r -> r.measured())
                        .all(db())))
                .extracting(BigDecimal::intValue)
                .isEqualTo(IntStream.range(0, 600).boxed().toList());
        assertThat(Sent.verbs(probe())).doesNotContain("scan");
    }

    /** Before all others, a minute apart. */
    private void writeMany(int count) {
        for (int from = 0; from < count; from += PORTION) {
            get(Readings.createMany(IntStream.range(from, from + PORTION)
                            .mapToObj(n -> reading("north", START.minus(count - n, ChronoUnit.MINUTES), n))
                            .toList())
                    .exec(db()));
        }
    }

    @Test
    void aTimeIsMeasuredOnce() {
        failure(
                ConstraintViolationException.class,
                () -> Readings.createMany(List.of(reading("north", hours(100), 1), reading("north", hours(6), 2)))
                        .exec(db()));
        assertThat(measured(up(heat("north")))).hasSize(12);
        assertThat(get(reading("south", hours(100), 1).exec(db())).at()).isEqualTo(hours(100));
    }

    @Test
    void correctsARange() {
        assertThat(get(heat("north")
                                .filter(r -> r.at().lt(hours(12)))
                                .update()
                                .measured(r -> r.measured().plus(new BigDecimal(50)))
                                .exec(db()))
                        .matched())
                .isEqualTo(2);
        assertThat(measured(up(heat("north")))).startsWith(50, 51, 2);
        Reading one = get(Readings.byKey("north", "heat", hours(0)).one(db()));
        assertThat(get(Readings.update(one).measured(BigDecimal.TEN).exec(db())).measured())
                .isEqualByComparingTo("10");
    }

    /** The query of one sensor writes and reads that sensor's readings alone. */
    @Test
    void theReadingsOfASensor() {
        Sensor flow = get(Sensors.byKey("north", "flow").one(db()));
        get(Sensors.readings(flow)
                .create()
                .at(hours(6))
                .measured(new BigDecimal("0.25"))
                .day(DAY)
                .exec(db()));

        assertThat(list(Sensors.readings(flow).all(db())))
                .extracting(Reading::sensor)
                .containsExactly("flow");
        probe().clear();
        assertThat(measured(up(Sensors.byKey("south", "heat").readings()).limit(2)))
                .containsExactly(100, 101);
        readOfTheSensor(2);
        failure(ConstraintViolationException.class, () -> Sensors.delete(flow).exec(db()));
    }

    private static Readings.Query heat(String plant) {
        return Readings.byPlantAndSensor(plant, "heat");
    }

    private static Readings.Query up(Readings.Query query) {
        return query.orderBy(r -> r.at().asc());
    }

    private List<Integer> measured(Readings.Query query) {
        return list(query.all(db())).stream().map(r -> r.measured().intValue()).toList();
    }

    private static List<Integer> measured(Page<Reading> page) {
        return page.items().stream().map(r -> r.measured().intValue()).toList();
    }

    private boolean relational() {
        return capabilities().reads().relational();
    }

    /** One read: of no more rows than these, or of the sensor's alone where the store only finds whole partitions. */
    private void readOfTheSensor(int rows) {
        assertThat(Sent.verbs(probe())).containsExactly(relational() ? "select" : "query");
        assertThat(probe().answers())
                .containsExactly(relational() || capabilities().reads().has(ItemRead.SEQUENCE) ? rows : 12);
    }

    private static Instant hours(int hours) {
        return START.plus(hours, ChronoUnit.HOURS);
    }

    private static Sensors.Create sensor(String plant, String name) {
        return Sensors.create().plant(plant).name(name);
    }

    private static Readings.Create reading(String plant, Instant at, int measured) {
        return Readings.create()
                .source(plant, "heat")
                .at(at)
                .measured(new BigDecimal(measured))
                .day(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }
}

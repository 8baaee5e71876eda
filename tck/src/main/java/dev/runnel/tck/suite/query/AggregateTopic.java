package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.LimitExceededException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.precise.Lapses;
import dev.runnel.tck.scenario.precise.Tick;
import dev.runnel.tck.scenario.precise.Ticks;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.scenario.tally.Tally;
import dev.runnel.tck.scenario.types.Specimens;
import dev.runnel.tck.suite.Topic;
import dev.runnel.tck.suite.type.TypeSample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Aggregates of the rows of a query. */
public abstract class AggregateTopic extends Topic {
    private List<Tally> tallies = List.of();

    @Override
    protected List<ModelProvider> models() {
        return List.of(Tallies.MODEL, Lapses.MODEL, Ticks.MODEL, Specimens.MODEL);
    }

    @BeforeEach
    void createTallies() {
        List<Tallies.Create> creates = new ArrayList<>();
        for (int i = -3; i <= 6; i++) {
            creates.add(Tallies.create()
                    .name(i % 2 == 0 ? "even" : i < 0 ? "\uFF5E" : "\uD83D\uDE00")
                    .number(7L * i)
                    .small((short) (10 * i))
                    .count(i / 2)
                    .ratio(i / 4.0)
                    .amount(BigDecimal.valueOf(i * 2_345L, 3))
                    .goal(i % 3 == 0 ? Optional.empty() : Optional.of(2 * i - 3)));
        }
        tallies = get(Tallies.createMany(creates).exec(db()));
        probe().clear();
    }

    /** Tells the compiler the type of a sum, which overloads of {@code assertThat} would not. */
    private Long whole(Mono<Long> sum) {
        return get(sum);
    }

    private BigDecimal decimal(Mono<BigDecimal> sum) {
        return get(sum);
    }

    private Double floating(Mono<Double> sum) {
        return get(sum);
    }

    private Duration duration(Mono<Duration> sum) {
        return get(sum);
    }

    @Test
    void sums() {
        assertThat(whole(Tallies.all().sum(t -> t.number(), db())))
                .isEqualTo(tallies.stream().mapToLong(Tally::number).sum());
        assertThat(whole(Tallies.all().sum(t -> t.small(), db())))
                .isEqualTo(tallies.stream().mapToLong(Tally::small).sum());
        assertThat(whole(Tallies.filter(t -> t.number().gt(0)).sum(t -> t.count(), db())))
                .isEqualTo(tallies.stream()
                        .filter(t -> t.number() > 0)
                        .mapToLong(Tally::count)
                        .sum());
        assertThat(whole(Tallies.all().sum(t -> t.goal(), db())))
                .isEqualTo(tallies.stream()
                        .flatMap(t -> t.goal().stream())
                        .mapToLong(Integer::longValue)
                        .sum());
        assertThat(decimal(Tallies.all().sum(t -> t.amount(), db())))
                .isEqualByComparingTo(tallies.stream().map(Tally::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(floating(Tallies.all().sum(t -> t.ratio(), db())))
                .isEqualTo(tallies.stream().mapToDouble(Tally::ratio).sum(), within(1e-9));
    }

    @Test
    void sumsOfComputedValues() {
        assertThat(whole(Tallies.all().sum(t -> t.count().times(t.count()), db())))
                .isEqualTo(tallies.stream()
                        .mapToLong(t -> (long) t.count() * t.count())
                        .sum());
        assertThat(decimal(Tallies.all().sum(t -> t.amount().times(t.number()), db())))
                .isEqualByComparingTo(tallies.stream()
                        .map(t -> t.amount().multiply(BigDecimal.valueOf(t.number())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(whole(Tallies.filter(t -> t.small().ge(0)).sum(t -> t.goal().coalesce(100), db())))
                .isEqualTo(tallies.stream()
                        .filter(t -> t.small() >= 0)
                        .mapToLong(t -> t.goal().orElse(100))
                        .sum());
    }

    @Test
    void means() {
        assertThat(get(Tallies.all().avg(t -> t.goal(), db())).orElseThrow())
                .isEqualByComparingTo(mean(tallies.stream()
                        .flatMap(t -> t.goal().stream())
                        .map(BigDecimal::valueOf)
                        .toList()));
        assertThat(get(Tallies.filter(t -> t.number().gt(-15)).avg(t -> t.number(), db()))
                        .orElseThrow())
                .isEqualByComparingTo(mean(tallies.stream()
                        .filter(t -> t.number() > -15)
                        .map(t -> BigDecimal.valueOf(t.number()))
                        .toList()));
        assertThat(get(Tallies.filter(t -> t.number().gt(-15)).avg(t -> t.amount(), db()))
                        .orElseThrow())
                .isEqualByComparingTo(mean(tallies.stream()
                        .filter(t -> t.number() > -15)
                        .map(Tally::amount)
                        .toList()));
        assertThat(get(Tallies.all().avg(t -> t.ratio(), db())).orElseThrow())
                .isEqualTo(tallies.stream().mapToDouble(Tally::ratio).average().orElseThrow(), within(1e-9));
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), 12, RoundingMode.HALF_UP);
    }

    @Test
    void extremes() {
        assertThat(get(Tallies.all().min(t -> t.number(), db()))).contains(-21L);
        assertThat(get(Tallies.all().max(t -> t.small(), db()))).contains((short) 60);
        assertThat(get(Tallies.all().max(t -> t.goal(), db()))).contains(7);
        assertThat(get(Tallies.all().min(t -> t.ratio(), db()))).contains(-0.75);
        assertThat(get(Tallies.all().min(t -> t.amount(), db())).orElseThrow()).isEqualByComparingTo("-7.035");
        assertThat(get(Tallies.all().max(t -> t.amount(), db())).orElseThrow()).isEqualByComparingTo("14.07");
        assertThat(get(Tallies.all().min(t -> t.name(), db()))).contains("even");
        assertThat(get(Tallies.all().max(t -> t.name(), db()))).contains("\uD83D\uDE00");
        assertThat(get(Tallies.filter(t -> t.number().lt(0)).max(t -> t.name(), db())))
                .contains("\uFF5E");
        assertThat(get(Tallies.all().min(t -> t.count().negate(), db()))).contains(-3);
        Comparator<Tally> byId = Comparator.comparing(t -> t.id().toString());
        assertThat(get(Tallies.all().min(t -> t.id(), db())))
                .contains(tallies.stream().min(byId).orElseThrow().id());
        assertThat(get(Tallies.all().max(t -> t.id(), db())))
                .contains(tallies.stream().max(byId).orElseThrow().id());
    }

    @Test
    void extremesOfEveryType() {
        get(Specimens.insertMany(TypeSample.EDGES).exec(db()));
        for (TypeSample.Ordered<?> type : TypeSample.ORDERED) {
            extremes(type);
        }
    }

    private <T> void extremes(TypeSample.Ordered<T> type) {
        List<T> sorted =
                TypeSample.EDGES.stream().map(type.value()).sorted(type.order()).toList();
        assertThat(get(Specimens.all().min(type.required()::apply, db())))
                .as("least of %s", type)
                .usingRecursiveComparison()
                .isEqualTo(Optional.of(sorted.get(0)));
        assertThat(get(Specimens.all().max(type.required()::apply, db())))
                .as("greatest of %s", type)
                .usingRecursiveComparison()
                .isEqualTo(Optional.of(sorted.get(sorted.size() - 1)));
    }

    @Test
    void differentValues() {
        assertThat(get(Tallies.all().countDistinct(t -> t.name(), db()))).isEqualTo(3);
        assertThat(get(Tallies.all().countDistinct(t -> t.count(), db())))
                .isEqualTo(tallies.stream().map(Tally::count).distinct().count());
        assertThat(get(Tallies.all().countDistinct(t -> t.goal(), db()))).isEqualTo(6);
        assertThat(get(Tallies.all().countDistinct(t -> t.amount(), db()))).isEqualTo(10);
        assertThat(get(Tallies.all().countDistinct(t -> t.amount().times(0), db())))
                .isEqualTo(1);
    }

    @Test
    void timesAndDurations() {
        Tick tick = get(Ticks.create().at(Instant.EPOCH).text("a").exec(db()));
        for (int i = 1; i <= 3; i++) {
            get(Lapses.create()
                    .number(i)
                    .tick(tick)
                    .span(Duration.ofMillis(1_500L * i))
                    .due(Optional.of(Instant.ofEpochSecond(10L * i)).filter(at -> at.getEpochSecond() > 10))
                    .exec(db()));
        }
        assertThat(duration(Lapses.all().sum(l -> l.span(), db()))).isEqualTo(Duration.ofSeconds(9));
        assertThat(get(Lapses.all().max(l -> l.span(), db()))).contains(Duration.ofMillis(4_500));
        assertThat(get(Lapses.all().min(l -> l.due(), db()))).contains(Instant.ofEpochSecond(20));
        assertThat(duration(Lapses.filter(l -> l.number().gt(9)).sum(l -> l.span(), db())))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void ofNoRow() {
        for (Tallies.Query none : List.of(
                Tallies.filter(t -> t.number().gt(1_000)),
                Tallies.filter(t -> t.number().in(List.of())),
                Tallies.filter(t -> t.number().eq(0)))) {
            assertThat(whole(none.sum(t -> t.goal(), db()))).isZero();
            assertThat(decimal(none.sum(t -> t.goal().toDecimal(), db()))).isZero();
            assertThat(floating(none.sum(t -> t.goal().toDouble(), db()))).isZero();
            assertThat(get(none.countDistinct(t -> t.goal(), db()))).isZero();
            assertThat(get(none.avg(t -> t.goal(), db()))).isEmpty();
            assertThat(get(none.avg(t -> t.goal().toDouble(), db()))).isEmpty();
            assertThat(get(none.min(t -> t.goal(), db()))).isEmpty();
            assertThat(get(none.max(t -> t.goal().toDecimal(), db()))).isEmpty();
        }
    }

    @Test
    void anOrderHasNoEffect() {
        assertThat(whole(Tallies.all().orderBy(t -> t.name().asc()).sum(t -> t.number(), db())))
                .isEqualTo(get(Tallies.all().sum(t -> t.number(), db())));
    }

    @Test
    void asStatements() {
        assertThat(get(Tallies.all().sum(t -> t.number()).exec(db())))
                .isEqualTo(get(Tallies.all().sum(t -> t.number(), db())));
        probe().clear();
        assertThat(get(Tallies.all().max(t -> t.number()).exec(db()))).contains(42L);
        assertThat(probe().statements()).hasSize(1);
    }

    @Test
    void aSumOutsideOfItsTypeIsAnError() {
        get(Tallies.filter(t -> t.number().ge(35)).delete().exec(db()));
        create("a", Long.MAX_VALUE);
        create("b", Long.MAX_VALUE - 1_000);
        create("c", Long.MIN_VALUE);
        assertThat(whole(
                        Tallies.filter(t -> t.name().in(List.of("a", "b", "c"))).sum(t -> t.number(), db())))
                .isEqualTo(Long.MAX_VALUE - 1_001);
        InvalidValueException failed = failure(
                InvalidValueException.class,
                () -> Tallies.filter(t -> t.name().in(List.of("a", "b"))).sum(t -> t.number(), db()));
        assertThat(failed.reason()).isEqualTo(InvalidValueException.Reason.COMPUTED);
        assertThat(get(Tallies.filter(t -> t.name().in(List.of("a", "b"))).avg(t -> t.number(), db()))
                        .orElseThrow())
                .isEqualByComparingTo(BigDecimal.valueOf(Long.MAX_VALUE).subtract(BigDecimal.valueOf(500)));
    }

    private void create(String name, long number) {
        get(Tallies.create()
                .name(name)
                .number(number)
                .small((short) 0)
                .count(0)
                .ratio(0.0)
                .amount(BigDecimal.ONE)
                .exec(db()));
    }

    @Test
    void aLimitIsRefused() {
        refuses(ErrorCode.AGGREGATE_WITH_LIMIT, () -> Tallies.all().limit(3).sum(t -> t.number(), db()));
        refuses(ErrorCode.AGGREGATE_WITH_LIMIT, () -> Tallies.all().offset(3).max(t -> t.number(), db()));
        refuses(ErrorCode.NOT_LOCKABLE, () -> Tallies.all().forUpdate().sum(t -> t.number(), db()));
    }

    @Test
    void theValuesThatAreCountedInMemoryAreLimited() {
        try (TestDb small = TestDb.empty(fixture(), 2, models(), options -> options.withMaxBufferedRows(4))) {
            small.pushSchema();
            for (Tally tally : tallies) {
                get(Tallies.insert(tally).exec(small.db()));
            }
            assertThat(whole(Tallies.all().sum(t -> t.number(), small.db()))).isEqualTo(105);
            if (capabilities().reads().relational()) {
                assertThat(get(Tallies.all().countDistinct(t -> t.number(), small.db())))
                        .isEqualTo(10);
            } else {
                assertThat(get(Tallies.all().countDistinct(t -> t.name(), small.db())))
                        .isEqualTo(3);
                assertThat(failure(
                                LimitExceededException.class,
                                () -> Tallies.all().countDistinct(t -> t.number(), small.db())))
                        .hasMessageContaining("maxBufferedRows");
            }
            small.settle();
        }
    }
}

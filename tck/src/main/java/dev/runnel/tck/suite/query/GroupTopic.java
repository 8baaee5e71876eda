package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.runnel.Case;
import dev.runnel.Condition;
import dev.runnel.Group;
import dev.runnel.Page;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.LimitExceededException;
import dev.runnel.error.NonUniqueResultException;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.scenario.tally.Tally;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.scenario.types.Color;
import dev.runnel.tck.scenario.types.Specimen;
import dev.runnel.tck.scenario.types.Specimens;
import dev.runnel.tck.suite.Topic;
import dev.runnel.tck.suite.type.TypeSample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/** Groups of the rows of a query: their keys, their aggregates and every clause. */
public abstract class GroupTopic extends Topic {
    private static final List<String> NAMES = List.of("even", "\uFF5E", "\uD83D\uDE00");

    private List<Tally> tallies = List.of();

    private record Totals(String name, long rows, long sum) {}

    @Override
    protected List<ModelProvider> models() {
        return Stream.concat(Sample.models().stream(), Stream.of(Tallies.MODEL, Specimens.MODEL))
                .toList();
    }

    @BeforeEach
    void createTallies() {
        List<Tallies.Create> creates = new ArrayList<>();
        for (int i = -3; i <= 6; i++) {
            creates.add(Tallies.create()
                    .name(NAMES.get(i % 2 == 0 ? 0 : i < 0 ? 1 : 2))
                    .number(7L * i)
                    .small((short) (10 * i))
                    .count(i / 2)
                    .ratio(i / 4.0)
                    .amount(BigDecimal.valueOf(i * 2_345L, 3))
                    .goal(i % 3 == 0 ? Optional.empty() : Optional.of(i % 3)));
        }
        tallies = get(Tallies.createMany(creates).exec(db()));
        probe().clear();
    }

    private <K> Map<K, List<Tally>> by(Function<Tally, K> key) {
        return tallies.stream().collect(Collectors.groupingBy(key));
    }

    private static long sum(List<Tally> rows) {
        return rows.stream().mapToLong(Tally::number).sum();
    }

    private List<Totals> totals() {
        return by(Tally::name).entrySet().stream()
                .map(group -> new Totals(group.getKey(), group.getValue().size(), sum(group.getValue())))
                .toList();
    }

    @Test
    void countsAndSums() {
        assertThat(list(Tallies.groupBy(t -> t.name())
                        .selectInto(Totals::new, g -> g.key(), g -> g.count(), g -> g.sum(t -> t.number()))
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(totals());
        if (capabilities().reads().relational()) {
            assertThat(probe().statements()).hasSize(1);
        }
    }

    @Test
    void sumsHaveTheTypesOfSumsOfQueries() {
        Map<Boolean, List<Tally>> groups = by(t -> t.count() > 0);
        for (Map.Entry<Boolean, List<Tally>> group : groups.entrySet()) {
            var sums = get(Tallies.groupBy(t -> Case.when(t.count().gt(0), 1).orElse(0))
                    .having(g -> g.key().eq(group.getKey() ? 1 : 0))
                    .select(
                            g -> g.sum(t -> t.small()),
                            g -> g.sum(t -> t.goal()),
                            g -> g.sum(t -> t.amount()),
                            g -> g.sum(t -> t.ratio()),
                            g -> g.sum(t -> t.amount().times(t.number())))
                    .one(db()));
            List<Tally> rows = group.getValue();
            Long small = sums.getT1();
            Long goal = sums.getT2();
            BigDecimal amount = sums.getT3();
            Double ratio = sums.getT4();
            assertThat(small).isEqualTo(rows.stream().mapToLong(Tally::small).sum());
            assertThat(goal)
                    .isEqualTo(rows.stream().mapToLong(t -> t.goal().orElse(0)).sum());
            assertThat(amount)
                    .isEqualByComparingTo(rows.stream().map(Tally::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(ratio).isEqualTo(rows.stream().mapToDouble(Tally::ratio).sum(), within(1e-9));
            assertThat(sums.getT5())
                    .isEqualByComparingTo(rows.stream()
                            .map(t -> t.amount().multiply(BigDecimal.valueOf(t.number())))
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    @Test
    void meansExtremesAndDifferentValues() {
        record Report(
                String name,
                Optional<BigDecimal> mean,
                Optional<Double> ratio,
                Optional<Integer> least,
                Optional<BigDecimal> most,
                long goals) {}

        List<Report> reports = list(Tallies.groupBy(t -> t.name())
                .selectInto(
                        Report::new,
                        g -> g.key(),
                        g -> g.avg(t -> t.amount()).optional(),
                        g -> g.avg(t -> t.ratio()).optional(),
                        g -> g.min(t -> t.goal()).optional(),
                        g -> g.max(t -> t.amount()).optional(),
                        g -> g.countDistinct(t -> t.goal()))
                .all(db()));
        Map<String, List<Tally>> groups = by(Tally::name);
        assertThat(reports).hasSize(groups.size());
        for (Report report : reports) {
            List<Tally> rows = groups.get(report.name());
            assertThat(report.mean().orElseThrow())
                    .isEqualByComparingTo(rows.stream()
                            .map(Tally::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .divide(BigDecimal.valueOf(rows.size()), 12, RoundingMode.HALF_UP));
            assertThat(report.ratio().orElseThrow())
                    .isEqualTo(rows.stream().mapToDouble(Tally::ratio).average().orElseThrow(), within(1e-9));
            assertThat(report.least())
                    .isEqualTo(rows.stream().flatMap(t -> t.goal().stream()).min(Comparator.naturalOrder()));
            assertThat(report.most().orElseThrow())
                    .isEqualByComparingTo(rows.stream()
                            .map(Tally::amount)
                            .max(Comparator.naturalOrder())
                            .orElseThrow());
            assertThat(report.goals())
                    .isEqualTo(rows.stream()
                            .flatMap(t -> t.goal().stream())
                            .distinct()
                            .count());
        }
    }

    @Test
    void nullIsAGroupAndIsNotAggregated() {
        assertThat(list(Tallies.groupBy(t -> t.goal())
                        .select(
                                g -> g.key().optional(),
                                g -> g.count(),
                                g -> g.countDistinct(t -> t.goal()),
                                g -> g.sum(t -> t.goal()),
                                g -> g.max(t -> t.goal()).optional())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(by(Tally::goal).entrySet().stream()
                        .map(group -> Tuples.of(
                                group.getKey(),
                                (long) group.getValue().size(),
                                group.getKey().isPresent() ? 1L : 0L,
                                group.getKey()
                                        .map(goal ->
                                                (long) goal * group.getValue().size())
                                        .orElse(0L),
                                group.getKey()))
                        .toList());
        assertThat(get(Tallies.groupBy(t -> t.goal())
                        .having(g -> g.key().eq(null))
                        .select(g -> g.count())
                        .one(db())))
                .isEqualTo(4);
        assertThat(get(Tallies.groupBy(t -> t.goal())
                        .orderBy(g -> g.key().asc())
                        .select(g -> g.key().coalesce(-9))
                        .exec(db())))
                .startsWith(-9)
                .isSorted();
    }

    @Test
    void twoToFourKeys() {
        assertThat(list(Tallies.groupBy(t -> t.name(), t -> t.goal())
                        .select(g -> g.key1(), g -> g.key2().optional(), g -> g.sum(t -> t.number()))
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(by(t -> Tuples.of(t.name(), t.goal())).entrySet().stream()
                        .map(group ->
                                Tuples.of(group.getKey().getT1(), group.getKey().getT2(), sum(group.getValue())))
                        .toList());
        assertThat(list(Tallies.groupBy(t -> t.name(), t -> t.goal(), t -> t.count())
                        .select(g -> g.key1(), g -> g.key2().optional(), g -> g.key3(), g -> g.count())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        by(t -> Tuples.of(t.name(), t.goal(), t.count())).entrySet().stream()
                                .map(group -> Tuples.of(
                                        group.getKey().getT1(),
                                        group.getKey().getT2(),
                                        group.getKey().getT3(),
                                        (long) group.getValue().size()))
                                .toList());
        assertThat(list(Tallies.groupBy(t -> t.name(), t -> t.goal(), t -> t.count(), t -> t.small())
                        .select(g -> g.key1(), g -> g.key2().optional(), g -> g.key3(), g -> g.key4())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(tallies.stream()
                        .map(t -> Tuples.of(t.name(), t.goal(), t.count(), t.small()))
                        .toList());
    }

    @Test
    void computedKeys() {
        assertThat(list(Tallies.groupBy(
                                t -> t.small().mod(20).plus(1), t -> t.name().concat("!"))
                        .having(g -> g.key1()
                                .ge((short) -9)
                                .and(g.sum(t -> t.number().times(2)).gt(-1_000L)))
                        .select(
                                g -> g.key1(),
                                g -> g.key2(),
                                g -> g.sum(t -> t.number().times(2)))
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        by(t -> Tuples.of((short) (t.small() % 20 + 1), t.name() + "!")).entrySet().stream()
                                .map(group -> Tuples.of(
                                        group.getKey().getT1(), group.getKey().getT2(), 2 * sum(group.getValue())))
                                .toList());
        Tuple2<BigDecimal, Long> one = get(Tallies.groupBy(t -> t.amount().times(0))
                .select(g -> g.key(), g -> g.count())
                .one(db()));
        assertThat(one.getT1()).isZero();
        assertThat(one.getT2()).isEqualTo(10);
        assertThat(get(Tallies.groupBy(t -> t.count().plus(1))
                        .having(g -> g.key().gt(0))
                        .orderBy(g -> g.key().desc())
                        .select(g -> g.sum(t -> t.number()))
                        .exec(db())))
                .isEqualTo(by(t -> t.count() + 1).entrySet().stream()
                        .filter(group -> group.getKey() > 0)
                        .sorted(Map.Entry.<Integer, List<Tally>>comparingByKey().reversed())
                        .map(group -> sum(group.getValue()))
                        .toList());
    }

    @Test
    void keysAreEqualWithoutTrailingZeros() {
        Tuple2<BigDecimal, Long> one = get(Tallies.filter(t -> t.amount().gt(BigDecimal.ZERO))
                .groupBy(t -> Case.when(t.count().gt(1), new BigDecimal("1.50")).orElse(new BigDecimal("1.5")))
                .select(g -> g.key(), g -> g.count())
                .one(db()));
        assertThat(one.getT1()).isEqualByComparingTo("1.5");
        assertThat(one.getT2()).isEqualTo(6);
    }

    @Test
    void textsAreEqualByCodePoint() {
        String start = "x".repeat(5_000);
        List<String> texts = List.of(
                "",
                " ",
                "a",
                "A",
                "a ",
                "\u00E4",
                "a\u0308",
                "\u00C4",
                "\u00DF",
                "ss",
                start,
                start + "a",
                start + "b");
        List<Tallies.Create> creates = new ArrayList<>();
        for (int i = 0; i < 2 * texts.size(); i++) {
            creates.add(Tallies.create()
                    .name(texts.get(i / 2))
                    .number(1_000L + i)
                    .small((short) 0)
                    .count(0)
                    .ratio(0.0)
                    .amount(BigDecimal.ONE));
        }
        get(Tallies.createMany(creates).exec(db()));
        assertThat(get(Tallies.filter(t -> t.number().ge(1_000))
                        .groupBy(t -> t.name())
                        .orderBy(g -> g.min(t -> t.number()).asc())
                        .select(g -> g.key(), g -> g.count())
                        .exec(db())))
                .isEqualTo(texts.stream().map(text -> Tuples.of(text, 2L)).toList());
        assertThat(get(Tallies.filter(t -> t.number().ge(1_000))
                        .groupBy(t -> t.name().concat("."))
                        .select(g -> g.key())
                        .exec(db())))
                .hasSize(texts.size());
        assertThat(get(Tallies.groupBy(t -> t.name())
                        .orderBy(g -> g.key().desc())
                        .limit(2)
                        .select(g -> g.key())
                        .exec(db())))
                .containsExactly(NAMES.get(2), NAMES.get(1));
    }

    @Test
    void keysOfEveryType() {
        get(Specimens.insertMany(TypeSample.EDGES).exec(db()));
        for (TypeSample.Ordered<?> type : TypeSample.ORDERED) {
            keys(type);
        }
        assertThat(get(Specimens.groupBy(s -> s.color())
                        .select(g -> g.key(), g -> g.count())
                        .exec(db())))
                .containsExactlyInAnyOrderElementsOf(TypeSample.EDGES.stream()
                        .collect(Collectors.groupingBy(Specimen::color, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(group -> Tuples.of(group.getKey(), group.getValue()))
                        .toList());
    }

    private <T> void keys(TypeSample.Ordered<T> type) {
        TreeSet<T> different = new TreeSet<>(type.order());
        TypeSample.EDGES.stream().map(type.value()).forEach(different::add);
        List<Tuple2<T, Long>> groups = get(Specimens.groupBy(type.required()::apply)
                .orderBy(g -> g.key().asc())
                .select(g -> g.key(), g -> g.count())
                .exec(db()));
        assertThat(groups.stream().map(Tuple2::getT1).toList())
                .as("groups by %s", type)
                .usingElementComparator(type.order())
                .isEqualTo(List.copyOf(different));
        assertThat(groups.stream().mapToLong(Tuple2::getT2).sum()).isEqualTo(TypeSample.EDGES.size());
    }

    @Test
    void keysOverRelations() {
        seed();
        Map<String, Long> expected = Sample.TODOS.stream()
                .collect(Collectors.groupingBy(
                        todo -> Sample.CATEGORIES.stream()
                                .filter(category -> category.id().equals(todo.categoryId()))
                                .findFirst()
                                .orElseThrow()
                                .name(),
                        Collectors.summingLong(Todo::points)));
        assertThat(list(Todos.groupBy(t -> t.category().name())
                        .select(g -> g.key(), g -> g.sum(t -> t.points()))
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(group -> Tuples.of(group.getKey(), group.getValue()))
                        .toList());
        assertThat(get(Todos.filter(t -> t.user().name().ne("nobody"))
                        .groupBy(t -> t.parent().title().optional(), t -> t.done())
                        .select(
                                g -> g.key1().optional(),
                                g -> g.key2(),
                                g -> g.sum(t -> t.user().name().length()))
                        .exec(db())))
                .isNotEmpty();
        assertThat(get(Users.groupBy(u -> u.todos().count())
                        .select(g -> g.key(), g -> g.count())
                        .exec(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.USERS.stream()
                        .collect(Collectors.groupingBy(
                                user -> Sample.TODOS.stream()
                                        .filter(todo -> todo.userId().equals(user.id()))
                                        .count(),
                                Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(group -> Tuples.of(group.getKey(), group.getValue()))
                        .toList());
    }

    @Test
    void having() {
        having(g -> g.rows() > 2, g -> g.count().gt(2));
        having(g -> g.sum() < 0, g -> g.sum(t -> t.number()).lt(0L));
        having(g -> g.name().equals("even"), g -> g.key().eq("even"));
        having(g -> !g.name().equals("even"), g -> g.key().in(List.of("even")).not());
        having(
                g -> g.rows() > 2 && g.sum() > 30,
                g -> g.count().gt(2).and(g.sum(t -> t.number()).gt(30L)));
        having(
                g -> g.rows() > 4 || g.sum() < 0,
                g -> g.count().gt(4).or(g.sum(t -> t.number()).lt(0L)));
        having(
                g -> g.sum() > 10 * g.rows(),
                g -> g.sum(t -> t.number()).gt(g.count().times(10)));
        having(
                g -> g.name().equals("even"),
                g -> g.key().in(Tallies.filter(t -> t.number().eq(42)).select(t -> t.name())));
        having(g -> false, g -> g.key().in(List.of()));
        assertThat(list(Tallies.groupBy(t -> t.name())
                        .having(g -> g.count().gt(2))
                        .having(g -> g.sum(t -> t.number()).gt(30L))
                        .select(g -> g.key())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(totals().stream()
                        .filter(g -> g.rows() > 2 && g.sum() > 30)
                        .map(Totals::name)
                        .toList());
    }

    private void having(
            Predicate<Totals> expected,
            Function<Group.One<Tally, Tallies.Fields<Tally>, String>, Condition<Tally>> condition) {
        assertThat(list(Tallies.groupBy(t -> t.name())
                        .having(condition)
                        .selectInto(Totals::new, g -> g.key(), g -> g.count(), g -> g.sum(t -> t.number()))
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        totals().stream().filter(expected).toList());
    }

    @Test
    void anOrderOfAggregatesAndKeys() {
        Comparator<Totals> bySum = Comparator.comparing(Totals::sum);
        assertThat(get(Tallies.groupBy(t -> t.name())
                        .orderBy(g -> g.sum(t -> t.number()).desc())
                        .selectInto(Totals::new, g -> g.key(), g -> g.count(), g -> g.sum(t -> t.number()))
                        .exec(db())))
                .isEqualTo(totals().stream().sorted(bySum.reversed()).toList());
        assertThat(get(Tallies.groupBy(t -> t.name())
                        .orderBy(g -> g.sum(t -> t.number()).asc())
                        .offset(1)
                        .limit(1)
                        .select(g -> g.key())
                        .exec(db())))
                .isEqualTo(totals().stream()
                        .sorted(bySum)
                        .skip(1)
                        .limit(1)
                        .map(Totals::name)
                        .toList());
        assertThat(get(Tallies.groupBy(t -> t.goal())
                        .orderBy(g -> g.avg(t -> t.goal()).desc().nullsFirst())
                        .select(g -> g.key().optional())
                        .exec(db())))
                .isEqualTo(Stream.concat(
                                Stream.of(Optional.<Integer>empty()),
                                tallies.stream()
                                        .map(Tally::goal)
                                        .filter(Optional::isPresent)
                                        .distinct()
                                        .sorted(Comparator.comparing((Optional<Integer> goal) -> goal.orElseThrow())
                                                .reversed()))
                        .toList());
    }

    @Test
    void groupsThatAreAlikeAreOrderedByTheirKeys() {
        List<Tuple2<String, Integer>> sorted = tallies.stream()
                .map(t -> Tuples.of(t.name(), t.count()))
                .distinct()
                .sorted(Comparator.comparing((Tuple2<String, Integer> key) -> NAMES.indexOf(key.getT1()))
                        .thenComparing(Tuple2::getT2))
                .toList();
        assertThat(get(Tallies.groupBy(t -> t.name(), t -> t.count())
                        .orderBy(g -> g.sum(t -> t.number().times(0)).asc())
                        .select(g -> g.key1(), g -> g.key2())
                        .exec(db())))
                .isEqualTo(sorted);
        List<Tuple2<String, Integer>> reversed = new ArrayList<>(sorted);
        Collections.reverse(reversed);
        assertThat(get(Tallies.groupBy(t -> t.name(), t -> t.count())
                        .orderBy(g -> g.sum(t -> t.number().times(0)).desc())
                        .limit(3)
                        .select(g -> g.key1(), g -> g.key2())
                        .exec(db())))
                .isEqualTo(reversed.subList(0, 3));
    }

    @Test
    void aConditionOnTheAggregatedRows() {
        assertThat(list(Tallies.groupBy(t -> t.name())
                        .select(
                                g -> g.key(),
                                g -> g.where(t -> t.number().gt(0)).count(),
                                g -> g.where(t -> t.number().gt(0)).sum(t -> t.number()),
                                g -> g.where(t -> t.number().gt(0))
                                        .where(t -> t.number().lt(30))
                                        .max(t -> t.count())
                                        .optional(),
                                g -> g.where(t -> t.goal().isNull()).countDistinct(t -> t.count()),
                                g -> g.count())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(by(Tally::name).entrySet().stream()
                        .map(group -> {
                            List<Tally> rows = group.getValue();
                            List<Tally> positive =
                                    rows.stream().filter(t -> t.number() > 0).toList();
                            return Tuples.of(
                                    group.getKey(),
                                    (long) positive.size(),
                                    sum(positive),
                                    positive.stream()
                                            .filter(t -> t.number() < 30)
                                            .map(Tally::count)
                                            .max(Comparator.naturalOrder()),
                                    rows.stream()
                                            .filter(t -> t.goal().isEmpty())
                                            .map(Tally::count)
                                            .distinct()
                                            .count(),
                                    (long) rows.size());
                        })
                        .toList());
        assertThat(get(Tallies.groupBy(t -> t.name())
                        .having(g -> g.where(t -> t.number().gt(20)).count().gt(1))
                        .orderBy(g -> g.where(t -> t.number().lt(0))
                                .sum(t -> t.amount())
                                .asc())
                        .select(g -> g.key())
                        .exec(db())))
                .containsExactly("even", NAMES.get(2));
        assertThat(get(Tallies.groupBy(t -> t.name())
                        .select(g -> g.where(t -> t.number().in(List.of()))
                                .avg(t -> t.ratio())
                                .optional())
                        .exec(db())))
                .hasSize(3)
                .allMatch(Optional::isEmpty);
    }

    @Test
    void computedValuesOfAGroup() {
        assertThat(get(Tallies.groupBy(t -> t.name())
                        .orderBy(g -> g.key().asc())
                        .select(
                                g -> g.count().times(10).plus(1),
                                g -> Case.when(g.count().gt(4), "many").orElse("few"),
                                g -> g.max(t -> t.goal()).coalesce(0),
                                g -> g.count().gt(4))
                        .exec(db())))
                .isEqualTo(by(Tally::name).entrySet().stream()
                        .sorted(Comparator.comparing(group -> NAMES.indexOf(group.getKey())))
                        .map(group -> Tuples.of(
                                10L * group.getValue().size() + 1,
                                group.getValue().size() > 4 ? "many" : "few",
                                group.getValue().stream()
                                        .mapToInt(t -> t.goal().orElse(Integer.MIN_VALUE))
                                        .max()
                                        .orElseThrow(),
                                group.getValue().size() > 4))
                        .toList());
    }

    @Test
    void groupsOfAFilteredQuery() {
        assertThat(list(Tallies.filter(t -> t.number().gt(0))
                        .orderBy(t -> t.number().asc())
                        .groupBy(t -> t.name())
                        .select(g -> g.key(), g -> g.count())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(tallies.stream()
                        .filter(t -> t.number() > 0)
                        .collect(Collectors.groupingBy(Tally::name, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(group -> Tuples.of(group.getKey(), group.getValue()))
                        .toList());
    }

    @Test
    void noRowIsNoGroup() {
        for (Tallies.Query none : List.of(
                Tallies.filter(t -> t.number().gt(1_000)),
                Tallies.filter(t -> t.number().in(List.of())),
                Tallies.filter(t -> t.number().eq(1)))) {
            assertThat(get(none.groupBy(t -> t.name()).select(g -> g.count()).exec(db())))
                    .isEmpty();
            assertThat(list(none.groupBy(t -> t.goal())
                            .select(g -> g.key().optional())
                            .all(db())))
                    .isEmpty();
        }
    }

    @Test
    void firstLastAndOnly() {
        var groups = Tallies.groupBy(t -> t.name()).orderBy(g -> g.key().asc());
        assertThat(get(groups.select(g -> g.key()).first(db()))).isEqualTo(NAMES.get(0));
        assertThat(get(groups.select(g -> g.key()).first().exec(db()))).contains(NAMES.get(0));
        assertThat(get(groups.select(g -> g.key()).last(db()))).isEqualTo(NAMES.get(2));
        assertThat(get(Tallies.groupBy(t -> t.name()).select(g -> g.key()).last(db())))
                .isEqualTo(NAMES.get(2));
        assertThat(get(groups.having(g -> g.count().gt(4)).select(g -> g.key()).one(db())))
                .isEqualTo("even");
        assertThat(failure(() -> groups.select(g -> g.key()).one(db()))).isInstanceOf(NonUniqueResultException.class);
        assertThat(failure(() -> groups.having(g -> g.count().gt(40))
                        .select(g -> g.key())
                        .one(db())))
                .isInstanceOf(NotFoundException.class);
        assertThat(home().await(groups.having(g -> g.count().gt(40))
                        .select(g -> g.key())
                        .first(db())))
                .isNull();
        assertThat(get(groups.limit(0).select(g -> g.key()).exec(db()))).isEmpty();
        assertThat(get(groups.limit(2).select(g -> g.key()).exec(db()))).isEqualTo(NAMES.subList(0, 2));
        assertThat(list(groups.offset(2).select(g -> g.key()).all(db()))).isEqualTo(NAMES.subList(2, 3));
    }

    @Test
    void distinctGroups() {
        assertThat(get(Tallies.groupBy(t -> t.name(), t -> t.number())
                        .select(g -> g.count())
                        .distinct()
                        .exec(db())))
                .containsExactly(1L);
        assertThat(get(Tallies.groupBy(t -> t.name(), t -> t.count())
                        .orderBy(g -> g.key2().desc())
                        .limit(3)
                        .select(g -> g.key2())
                        .distinct()
                        .exec(db())))
                .containsExactly(3, 2, 1);
    }

    @Test
    void pages() {
        var groups = Tallies.groupBy(t -> t.name(), t -> t.goal())
                .having(g -> g.count().lt(3))
                .orderBy(g -> g.count().desc(), g -> g.sum(t -> t.number()).asc());
        List<Tuple2<String, Optional<Integer>>> all =
                get(groups.select(g -> g.key1(), g -> g.key2().optional()).exec(db()));
        assertThat(all).hasSizeGreaterThan(4);
        List<Tuple2<String, Optional<Integer>>> read = new ArrayList<>();
        Page<Tuple2<String, Optional<Integer>>> page =
                get(groups.select(g -> g.key1(), g -> g.key2().optional()).page(2, db()));
        assertThat(page.previous()).isEmpty();
        while (page.next().isPresent()) {
            read.addAll(page.items());
            page = get(groups.after(page.next().get())
                    .select(g -> g.key1(), g -> g.key2().optional())
                    .page(2, db()));
        }
        read.addAll(page.items());
        assertThat(read).isEqualTo(all);
        Page<Tuple2<String, Optional<Integer>>> before =
                get(groups.before(page.previous().orElseThrow())
                        .select(g -> g.key1(), g -> g.key2().optional())
                        .page(2, db()));
        assertThat(before.items())
                .isEqualTo(all.subList(
                        all.size() - page.items().size() - 2,
                        all.size() - page.items().size()));
        String cursor = page.previous().orElseThrow();
        refuses(
                ErrorCode.CURSOR_OF_OTHER_QUERY,
                () -> Tallies.groupBy(t -> t.name(), t -> t.goal())
                        .having(g -> g.count().gt(3))
                        .orderBy(
                                g -> g.count().desc(),
                                g -> g.sum(t -> t.number()).asc())
                        .after(cursor)
                        .select(g -> g.key1())
                        .page(2, db()));
        Page<Integer> unsorted =
                get(Tallies.groupBy(t -> t.count()).select(g -> g.key()).page(3, db()));
        assertThat(unsorted.items()).containsExactly(-1, 0, 1);
    }

    @Test
    void manyGroups() {
        List<Tallies.Create> creates = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            creates.add(Tallies.create()
                    .name("n" + i / 2)
                    .number(1_000L + i)
                    .small((short) 0)
                    .count(i / 2)
                    .ratio(0.0)
                    .amount(BigDecimal.ONE));
        }
        for (int i = 0; i < creates.size(); i += 50) {
            get(Tallies.createMany(creates.subList(i, i + 50)).exec(db()));
        }
        List<Integer> sorted = IntStream.range(0, 300).boxed().toList();
        var groups = Tallies.filter(t -> t.number().ge(1_000))
                .groupBy(t -> t.count())
                .orderBy(g -> g.sum(t -> t.number()).asc());
        assertThat(list(groups.select(g -> g.key()).all(db()))).isEqualTo(sorted);
        assertThat(list(groups.select(g -> g.key()).all(db()).take(5))).isEqualTo(sorted.subList(0, 5));
        if (transactional()) {
            List<Integer> inside = get(
                    db().transaction(tx -> groups.select(g -> g.key()).all(tx).collectList()));
            assertThat(inside).isEqualTo(sorted);
        }
    }

    @Test
    void aSumOutsideOfItsTypeIsAnError() {
        for (int i = 0; i < 2; i++) {
            get(Tallies.create()
                    .name("large")
                    .number(Long.MAX_VALUE - i)
                    .small((short) 0)
                    .count(0)
                    .ratio(0.0)
                    .amount(BigDecimal.ONE)
                    .exec(db()));
        }
        InvalidValueException failed = failure(
                InvalidValueException.class,
                () -> Tallies.groupBy(t -> t.name())
                        .select(g -> g.sum(t -> t.number()))
                        .exec(db()));
        assertThat(failed.reason()).isEqualTo(InvalidValueException.Reason.COMPUTED);
    }

    @Test
    void whatMayBeNullIsSelectedAsSuch() {
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Tallies.groupBy(t -> t.goal()).select(g -> g.key()).exec(db()));
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Tallies.groupBy(t -> t.name())
                        .select(g -> g.max(t -> t.number()))
                        .exec(db()));
    }

    @Test
    void aLimitALockAndANegativeNumberAreRefused() {
        refuses(
                ErrorCode.AGGREGATE_WITH_LIMIT,
                () -> Tallies.all()
                        .limit(3)
                        .groupBy(t -> t.name())
                        .select(g -> g.key())
                        .exec(db()));
        refuses(
                ErrorCode.NOT_LOCKABLE,
                () -> Tallies.all()
                        .forUpdate()
                        .groupBy(t -> t.name())
                        .select(g -> g.key())
                        .exec(db()));
        refuses(
                ErrorCode.NEGATIVE_LIMIT,
                () -> Tallies.groupBy(t -> t.name())
                        .limit(-1)
                        .select(g -> g.key())
                        .exec(db()));
        refuses(
                ErrorCode.NEGATIVE_OFFSET,
                () -> Tallies.groupBy(t -> t.name())
                        .offset(-1)
                        .select(g -> g.key())
                        .exec(db()));
        refuses(
                ErrorCode.NOT_ORDERED,
                () -> Specimens.groupBy(s -> s.color())
                        .orderBy(g -> g.key().asc())
                        .select(g -> g.key())
                        .exec(db()));
        refuses(
                ErrorCode.NOT_ORDERED,
                () -> Specimens.groupBy(s -> s.color())
                        .having(g -> g.key().gt(Color.values()[0]))
                        .select(g -> g.key())
                        .exec(db()));
    }

    @Test
    void valuesOfRowsAndOfGroupsAreToldApart() {
        Condition<Tally> ofRow = Tallies.where(t -> t.number().gt(3));
        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Tallies.groupBy(t -> t.name())
                        .having(g -> ofRow)
                        .select(g -> g.key())
                        .exec(db()));
        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Tallies.groupBy(t -> t.name())
                        .select(g -> g.sum(t -> t.number().times(g.count())))
                        .exec(db()));
        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Tallies.groupBy(t -> t.name())
                        .select(g -> g.where(t -> t.name().ne(g.key())).count())
                        .exec(db()));
        List<Condition<Tally>> kept = new ArrayList<>();
        Tallies.groupBy(t -> t.name()).having(g -> {
            kept.add(g.count().gt(1));
            return g.count().gt(1);
        });
        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Tallies.filter(t -> kept.get(0)).exec(db()));
    }

    @Test
    void groupsInsideOfAnotherQueryAreRefused() {
        refuses(
                ErrorCode.GROUPED_SUBQUERY,
                () -> Tallies.filter(t -> t.name()
                                .in(Tallies.groupBy(inner -> inner.name())
                                        .having(g -> g.count().gt(3))
                                        .select(g -> g.key())))
                        .exec(db()));
        refuses(
                ErrorCode.GROUPED_SUBQUERY,
                () -> Users.all()
                        .select(u -> u.todos()
                                .selecting(todos -> todos.groupBy(t -> t.done()).select(g -> g.count())))
                        .exec(db()));
    }

    @Test
    void theGroupsAndValuesInMemoryAreLimited() {
        try (TestDb small = TestDb.empty(fixture(), 2, models(), options -> options.withMaxBufferedRows(4))) {
            small.pushSchema();
            for (Tally tally : tallies) {
                get(Tallies.insert(tally).exec(small.db()));
            }
            assertThat(get(Tallies.groupBy(t -> t.name())
                            .orderBy(g -> g.key().asc())
                            .select(g -> g.key())
                            .all(small.db())
                            .collectList()))
                    .isEqualTo(NAMES);
            if (!capabilities().reads().relational()) {
                assertThat(failure(
                                LimitExceededException.class,
                                () -> Tallies.groupBy(t -> t.number())
                                        .select(g -> g.key())
                                        .exec(small.db())))
                        .hasMessageContaining("maxBufferedRows");
                assertThat(failure(
                                LimitExceededException.class,
                                () -> Tallies.groupBy(t -> t.name())
                                        .select(g -> g.countDistinct(t -> t.number()))
                                        .exec(small.db())))
                        .hasMessageContaining("maxBufferedRows");
            }
            small.settle();
        }
    }
}

package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Case;
import dev.runnel.ComputedString;
import dev.runnel.ComputedWhole;
import dev.runnel.Condition;
import dev.runnel.Constant;
import dev.runnel.Selectable;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.scenario.tally.Tally;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values that a database computes from the columns of a row, in selections, conditions, orders and updates. */
public abstract class ComputedValueTopic extends Topic {
    private static final List<String> NAMES = List.of(
            "",
            "a",
            "Ann / x",
            "\uD83D\uDE00b\uD83D\uDE00",
            "  ab ab",
            "100% *x",
            "line\nbreak",
            "\u00c9t\u00e9",
            "$1\\d",
            "zz");

    private List<Tally> tallies = List.of();

    @Override
    protected List<ModelProvider> models() {
        return List.of(Tallies.MODEL);
    }

    @BeforeEach
    void createTallies() {
        List<Tallies.Create> creates = new ArrayList<>();
        for (int i = -3; i <= 6; i++) {
            creates.add(Tallies.create()
                    .name(NAMES.get(i + 3))
                    .number(7L * i)
                    .small((short) (10 * i))
                    .count(i)
                    .ratio(i / 4.0)
                    .amount(BigDecimal.valueOf(i * 2_345L, 3))
                    .goal(i % 3 == 0 ? Optional.empty() : Optional.of(2 * i - 3)));
        }
        tallies = get(Tallies.createMany(creates).exec(db())).stream()
                .sorted(Comparator.comparing(Tally::number))
                .toList();
        probe().clear();
    }

    @Test
    void wholeNumbers() {
        selects(t -> t.count().plus(2), t -> t.count() + 2);
        selects(t -> t.small().minus(5), t -> (short) (t.small() - 5));
        selects(t -> t.number().times(3), t -> t.number() * 3);
        selects(t -> t.count().times(t.count()), t -> t.count() * t.count());
        selects(t -> t.number().dividedBy(-2), t -> t.number() / -2);
        selects(t -> t.count().mod(4), t -> t.count() % 4);
        selects(t -> t.small().mod(7), t -> (short) (t.small() % 7));
        selects(t -> t.count().negate(), t -> -t.count());
        selects(t -> t.small().abs(), t -> (short) Math.abs(t.small()));
        selects(t -> t.number().abs(), t -> Math.abs(t.number()));
        selects(t -> t.count().least(2), t -> Math.min(t.count(), 2));
        selects(t -> t.number().greatest(t.count().toLong()), t -> Math.max(t.number(), t.count()));
        selects(t -> t.count().toLong().plus(t.number()), t -> t.count() + t.number());
        selects(t -> t.small().toLong(), t -> (long) t.small());
        selects(t -> t.number().toText(), t -> String.valueOf(t.number()));
        selects(t -> t.small().toDouble(), t -> (double) t.small());
        selects(t -> t.count().toDecimal(), t -> BigDecimal.valueOf(t.count()));
        selects(t -> Constant.<Tally>of(1).minus(t.count()), t -> 1 - t.count());
    }

    @Test
    void decimals() {
        selects(t -> t.amount().plus(0.125), t -> t.amount().add(new BigDecimal("0.125")));
        selects(t -> t.amount().minus(t.amount()), t -> BigDecimal.ZERO);
        selects(t -> t.amount().times(t.amount()), t -> t.amount().multiply(t.amount()));
        selects(t -> t.amount().times(t.count()), t -> t.amount().multiply(BigDecimal.valueOf(t.count())));
        selects(t -> t.count().times(t.amount()), t -> t.amount().multiply(BigDecimal.valueOf(t.count())));
        selects(
                t -> t.amount().times(Constant.of(1).minus(t.amount())),
                t -> t.amount().multiply(BigDecimal.ONE.subtract(t.amount())));
        selects(t -> t.amount().dividedBy(7), t -> quotient(t.amount(), BigDecimal.valueOf(7)));
        selects(t -> t.amount().dividedBy(Constant.of(7)), t -> quotient(t.amount(), BigDecimal.valueOf(7)));
        selects(t -> t.amount().round(Integer.MAX_VALUE), Tally::amount);
        selects(t -> t.amount().least(2), t -> t.amount().min(BigDecimal.valueOf(2)));
        selects(t -> t.amount().greatest(2), t -> t.amount().max(BigDecimal.valueOf(2)));
        selects(t -> t.amount().nullIf(2).optional(), t -> Optional.of(t.amount()));
        selects(t -> t.amount().dividedBy(0.03), t -> quotient(t.amount(), new BigDecimal("0.03")));
        selects(t -> t.amount().round(2), t -> t.amount().setScale(2, RoundingMode.HALF_UP));
        selects(t -> t.amount().round(0), t -> t.amount().setScale(0, RoundingMode.HALF_UP));
        selects(t -> t.amount().floor(), t -> t.amount().setScale(0, RoundingMode.FLOOR));
        selects(t -> t.amount().ceil(), t -> t.amount().setScale(0, RoundingMode.CEILING));
        selects(t -> t.amount().abs(), t -> t.amount().abs());
        selects(t -> t.amount().negate(), t -> t.amount().negate());
        selects(t -> t.amount().mod(2), t -> t.amount().remainder(BigDecimal.valueOf(2)));
        selects(t -> t.amount().greatest(1.5), t -> t.amount().max(new BigDecimal("1.5")));
        selects(t -> t.amount().toLong(), t -> t.amount().longValue());
        selects(t -> t.amount().toDouble(), t -> t.amount().doubleValue());
    }

    @Test
    void floatingPointNumbers() {
        selects(t -> t.ratio().plus(0.5), t -> t.ratio() + 0.5);
        selects(t -> t.ratio().times(t.ratio()), t -> t.ratio() * t.ratio());
        selects(t -> t.ratio().times(t.count()), t -> t.ratio() * t.count());
        selects(t -> t.count().minus(t.ratio()), t -> t.count() - t.ratio());
        selects(t -> t.ratio().dividedBy(0.3), t -> t.ratio() / 0.3);
        selects(t -> t.ratio().floor(), t -> Math.floor(t.ratio()) + 0.0);
        selects(t -> t.ratio().ceil(), t -> Math.ceil(t.ratio()) + 0.0);
        selects(t -> t.ratio().abs(), t -> Math.abs(t.ratio()));
        selects(t -> t.ratio().negate(), t -> 0.0 - t.ratio());
        selects(t -> t.ratio().least(0.3), t -> Math.min(t.ratio(), 0.3));
    }

    @Test
    void texts() {
        selects(t -> t.name().concat("!"), t -> t.name() + "!");
        selects(t -> t.name().concat(" / ").concat(t.name()), t -> t.name() + " / " + t.name());
        selects(t -> t.name().concat(t.count().toText()), t -> t.name() + t.count());
        selects(t -> t.name().trim(), t -> t.name().strip());
        for (int from : List.of(0, 1, 3, 40, Integer.MAX_VALUE)) {
            selects(t -> t.name().substring(from), t -> part(t.name(), from, 1_000));
            selects(t -> t.name().substring(from, 2), t -> part(t.name(), from, 2));
        }
        selects(t -> t.name().substring(1, 0), t -> "");
        selects(t -> t.name().replace("ab", "\uD83D\uDE00"), t -> t.name().replace("ab", "\uD83D\uDE00"));
        selects(t -> t.name().replace("\uD83D\uDE00", ""), t -> t.name().replace("\uD83D\uDE00", ""));
        selects(t -> t.name().replace("", "x"), Tally::name);
        selects(t -> t.name().replace("A", "$1"), t -> t.name().replace("A", "$1"));
        for (String part : List.of("", "b", "ab", "\uD83D\uDE00", "A", "%", "\u00e9")) {
            selects(t -> t.name().indexOf(part), t -> indexOf(t.name(), part));
        }
        selects(t -> t.name().indexOf(t.name().substring(1)), t -> indexOf(t.name(), part(t.name(), 1, 100)));
        selects(t -> Constant.<Tally>of("a").concat("b"), t -> "ab");
        refuses(
                ErrorCode.INVALID_VALUE,
                () -> Tallies.all().select(t -> t.name().substring(-1)).exec(db()));
    }

    @Test
    void cases() {
        selects(
                t -> Case.when(t.count().eq(0), "none")
                        .when(t.count().lt(3), "few")
                        .orElse("many"),
                t -> t.count() == 0 ? "none" : t.count() < 3 ? "few" : "many");
        selects(
                t -> Case.when(t.goal().gt(0), t.count()).orElse(-1),
                t -> t.goal().filter(g -> g > 0).isPresent() ? t.count() : -1);
        selects(
                t -> Case.when(t.goal().eq((Integer) null), t.name())
                        .orElse(t.name().concat("!")),
                t -> t.goal().isEmpty() ? t.name() : t.name() + "!");
        selects(
                t -> Case.when(t.name().like("%a%").and(t.count().ne(1)), 1.5).orElse(2.5),
                t -> t.name().contains("a") && t.count() != 1 ? 1.5 : 2.5);
        selects(
                t -> Case.when(t.ratio().gt(0), t.amount()).orElse(BigDecimal.ONE),
                t -> t.ratio() > 0 ? t.amount() : BigDecimal.ONE);
        selects(
                t -> Case.when(t.count().lt(0), 1).when(t.count().eq(0), 2).orElse(3),
                t -> t.count() < 0 ? 1 : t.count() == 0 ? 2 : 3);
        selects(
                t -> Case.when(t.count().lt(0), 1L).when(t.count().eq(0), 2L).orElse(3L),
                t -> t.count() < 0 ? 1L : t.count() == 0 ? 2L : 3L);
        selects(
                t -> Case.when(t.count().lt(0), 1.5).when(t.count().eq(0), 2.5).orElse(3.5),
                t -> t.count() < 0 ? 1.5 : t.count() == 0 ? 2.5 : 3.5);
        selects(
                t -> Case.when(t.count().lt(0), t.count())
                        .when(t.count().eq(0), t.count().plus(7))
                        .orElse(t.count().times(2)),
                t -> t.count() < 0 ? t.count() : t.count() == 0 ? 7 : 2 * t.count());
        selects(
                t -> Case.when(t.count().lt(0), t.name())
                        .when(t.count().eq(0), t.name().concat("!"))
                        .orElse("other"),
                t -> t.count() < 0 ? t.name() : t.count() == 0 ? t.name() + "!" : "other");
        holds(
                t -> Case.when(t.count().gt(2), "A").orElse(t.name()).eq("a"),
                t -> t.count() <= 2 && t.name().equals("a"));
    }

    /** The branch that is not chosen would overflow. */
    @Test
    void aBranchIsComputedWhereItIsChosen() {
        selects(
                t -> Case.when(t.count().gt(0), t.number()).orElse(t.number().plus(Long.MAX_VALUE)),
                t -> t.count() > 0 ? t.number() : t.number() + Long.MAX_VALUE);
    }

    @Test
    void textsOfConstantsAreOrderedByCodePoint() {
        for (Function<Tallies.Fields<Tally>, ComputedString<Tally>> text :
                List.<Function<Tallies.Fields<Tally>, ComputedString<Tally>>>of(
                        t -> Case.when(t.count().lt(1), "a").orElse("B"),
                        t -> Constant.<Tally>of("")
                                .concat(Case.when(t.count().lt(1), "a").orElse("B")))) {
            assertThat(list(Tallies.all()
                            .orderBy(t -> text.apply(t).asc(), t -> t.number().asc())
                            .select(t -> t.count())
                            .all(db())))
                    .containsExactly(1, 2, 3, 4, 5, 6, -3, -2, -1, 0);
        }
    }

    @Test
    void aLongChainIsComputed() {
        selects(
                t -> {
                    ComputedWhole<Tally, Integer> chain = t.goal().least(100);
                    for (int i = 0; i < 40; i++) {
                        chain = i % 2 == 0 ? chain.greatest(t.goal()) : chain.least(100 + i);
                    }
                    return chain.optional();
                },
                Tally::goal);
    }

    @Test
    void aConvertedConstantIsAConstant() {
        InvalidValueException refused = failure(
                InvalidValueException.class,
                () -> Tallies.all()
                        .select(t -> t.amount().dividedBy(Constant.of(0)))
                        .exec(db()));
        assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.DIVISION_BY_ZERO);
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void nullIsSelectedAsEmpty() {
        selects(t -> t.goal().plus(1).optional(), t -> t.goal().map(g -> g + 1));
        selects(t -> t.goal().plus(1).coalesce(0), t -> t.goal().map(g -> g + 1).orElse(0));
        selects(t -> t.goal().coalesce(7), t -> t.goal().orElse(7));
        selects(t -> t.goal().least(t.count()).optional(), t -> t.goal().map(g -> Math.min(g, t.count())));
        selects(t -> t.count().greatest(t.goal()).optional(), t -> t.goal().map(g -> Math.max(g, t.count())));
        selects(t -> t.count().nullIf(2).optional(), t -> Optional.of(t.count()).filter(c -> c != 2));
        selects(
                t -> t.number().dividedBy(t.count().toLong()).optional(),
                t -> t.count() == 0 ? Optional.empty() : Optional.of(t.number() / t.count()));
        selects(
                t -> Case.when(t.count().gt(2), t.goal()).orElse(t.count()).optional(),
                t -> t.count() > 2 ? t.goal() : Optional.of(t.count()));
        selects(
                t -> t.name().concat(t.goal().toText()).optional(),
                t -> t.goal().map(g -> t.name() + g));
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Tallies.all().select(t -> t.goal().plus(1)).exec(db()));
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Tallies.all().select(t -> t.count().dividedBy(t.count())).exec(db()));
    }

    @Test
    void conditionsAndOrders() {
        holds(
                t -> t.count().times(t.amount()).gt(10),
                t -> t.amount().multiply(BigDecimal.valueOf(t.count())).compareTo(BigDecimal.TEN) > 0);
        holds(t -> t.name().notLike("%a%"), t -> !t.name().contains("a"));
        holds(
                t -> t.goal().notBetween(0, 5),
                t -> t.goal().filter(g -> g >= 0 && g <= 5).isEmpty());
        holds(t -> t.name().concat("x").eq("ax"), t -> t.name().equals("a"));
        holds(
                t -> t.name().substring(0, 1).in(List.of("a", "\uD83D\uDE00")),
                t -> t.name().startsWith("a") || t.name().startsWith("\uD83D\uDE00"));
        holds(t -> t.amount().dividedBy(3).eq(t.amount().dividedBy(3)), t -> true);
        assertThat(list(Tallies.all()
                        .orderBy(
                                t -> t.count().mod(3).abs().asc(),
                                t -> t.number().negate().asc())
                        .select(t -> t.count())
                        .all(db())))
                .containsExactly(6, 3, 0, -3, 4, 1, -1, 5, 2, -2);
        assertThat(list(Tallies.all()
                        .orderBy(t -> t.name().concat("").asc())
                        .select(t -> t.name())
                        .all(db())))
                .containsExactlyElementsOf(list(Tallies.all()
                        .orderBy(t -> t.name().asc())
                        .select(t -> t.name())
                        .all(db())));
    }

    @Test
    void updates() {
        if (!capabilities().reads().relational()) {
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Tallies.all().update().count(t -> t.count().abs()).exec(db()));
            return;
        }
        get(Tallies.all()
                .update()
                .count(t -> t.count().times(2).abs())
                .small(t -> t.small().negate())
                .amount(t -> t.amount().dividedBy(3).round(2))
                .ratio(t -> t.ratio().times(t.count()))
                .name(t -> Case.when(t.count().lt(0), t.name().concat("-"))
                        .orElse(t.name().substring(1)))
                .goal(t -> t.count().nullIf(3))
                .exec(db()));
        for (Tally tally : list(Tallies.all().all(db()))) {
            Tally before = tallies.stream()
                    .filter(t -> t.id().equals(tally.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(tally.count()).isEqualTo(Math.abs(2 * before.count()));
            assertThat(tally.small()).isEqualTo((short) -before.small());
            assertThat(tally.amount())
                    .isEqualByComparingTo(
                            quotient(before.amount(), BigDecimal.valueOf(3)).setScale(2, RoundingMode.HALF_UP));
            assertThat(tally.ratio()).isEqualTo(before.ratio() * before.count() + 0.0);
            assertThat(tally.name()).isEqualTo(before.count() < 0 ? before.name() + "-" : part(before.name(), 1, 100));
            assertThat(tally.goal()).isEqualTo(Optional.of(before.count()).filter(c -> c != 3));
        }
    }

    @Test
    void overflowIsAnErrorOfTheStatement() {
        for (Function<Tallies.Fields<Tally>, Selectable<Tally, ?>> overflow :
                List.<Function<Tallies.Fields<Tally>, Selectable<Tally, ?>>>of(
                        t -> t.number().plus(Long.MAX_VALUE),
                        t -> t.count().times(Integer.MAX_VALUE),
                        t -> t.small().plus(Short.MAX_VALUE),
                        t -> t.amount().times(new BigDecimal("1E+18")).toLong(),
                        t -> t.number().plus(Long.MIN_VALUE).minus(7).abs())) {
            InvalidValueException failed = failure(
                    InvalidValueException.class,
                    () -> Tallies.all().select(overflow::apply).all(db()).collectList());
            assertThat(failed.reason()).isEqualTo(InvalidValueException.Reason.COMPUTED);
        }
    }

    private static BigDecimal quotient(BigDecimal a, BigDecimal b) {
        return a.divide(b, 12, RoundingMode.HALF_UP);
    }

    private static String part(String text, int from, int length) {
        return text.codePoints()
                .skip(from)
                .limit(length)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static long indexOf(String text, String part) {
        int found = text.indexOf(part);
        return found < 0 ? -1 : text.codePointCount(0, found);
    }

    private <T> void selects(Function<Tallies.Fields<Tally>, Selectable<Tally, T>> value, Function<Tally, T> expected) {
        List<T> selected = list(Tallies.all()
                .orderBy(t -> t.number().asc())
                .select(value::apply)
                .all(db()));
        assertThat(selected.stream().map(ComputedValueTopic::plain).toList())
                .isEqualTo(tallies.stream()
                        .map(expected)
                        .map(ComputedValueTopic::plain)
                        .toList());
    }

    private static Object plain(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : value;
    }

    private void holds(Function<Tallies.Fields<Tally>, Condition<Tally>> condition, Predicate<Tally> expected) {
        assertThat(ids(condition)).containsExactlyInAnyOrderElementsOf(expected(expected));
        assertThat(ids(t -> condition.apply(t).not())).containsExactlyInAnyOrderElementsOf(expected(expected.negate()));
    }

    private List<UUID> expected(Predicate<Tally> test) {
        return tallies.stream().filter(test).map(Tally::id).toList();
    }

    private List<UUID> ids(Function<Tallies.Fields<Tally>, Condition<Tally>> condition) {
        return list(Tallies.filter(condition::apply).select(t -> t.id()).all(db()));
    }
}

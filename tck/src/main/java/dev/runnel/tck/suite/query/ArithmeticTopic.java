package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.scenario.tally.Tally;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Arithmetic on numbers: in conditions where the store computes, and in updates. */
public abstract class ArithmeticTopic extends Topic {
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
                    .name("t" + i)
                    .number(i)
                    .small((short) (10 * i))
                    .count(i)
                    .ratio(i / 4.0)
                    .amount(BigDecimal.valueOf(i * 25L, 1))
                    .goal(i % 3 == 0 ? Optional.empty() : Optional.of(2 * i - 3)));
        }
        tallies = get(Tallies.createMany(creates).exec(db()));
        probe().clear();
    }

    private Tally named(String name) {
        return tallies.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    private Tally read(Tally tally) {
        return get(Tallies.byId(tally.id()).one(db()));
    }

    @Test
    void inConditions() {
        holds(
                t -> t.count().plus(2).gt(t.goal()),
                t -> t.goal().filter(g -> t.count() + 2 > g).isPresent());
        holds(t -> t.count().minus(2).ge(1), t -> t.count() - 2 >= 1);
        holds(t -> t.count().times(3).lt(4), t -> t.count() * 3 < 4);
        holds(t -> t.count().dividedBy(2).eq(1), t -> t.count() / 2 == 1);
        holds(t -> t.count().dividedBy(-2).eq(-1), t -> t.count() / -2 == -1);
        holds(
                t -> t.small().plus((short) 5).between((short) 10, (short) 30),
                t -> t.small() + 5 >= 10 && t.small() + 5 <= 30);
        holds(t -> t.ratio().times(2.0).gt(1.0), t -> t.ratio() * 2 > 1);
        holds(
                t -> t.amount().minus(new BigDecimal("2.5")).eq(BigDecimal.ZERO),
                t -> t.amount().compareTo(new BigDecimal("2.5")) == 0);
    }

    @Test
    void everyNumberComparesWithNumbersOfJava() {
        selects(t -> t.small().gt(5), t -> t.small() > 5);
        selects(t -> t.count().eq(5), t -> t.count() == 5);
        selects(t -> t.number().in(1, 2), t -> t.number() == 1 || t.number() == 2);
        selects(
                t -> t.goal().between(1, 9),
                t -> t.goal().filter(g -> g >= 1 && g <= 9).isPresent());
        Integer five = 5;
        selects(t -> t.count().between(five, 9), t -> t.count() >= 5);
        selects(t -> t.count().between(0, five), t -> t.count() >= 0 && t.count() <= 5);
        selects(t -> t.count().notBetween(five, 9), t -> t.count() < 5);
        selects(t -> t.count().notBetween(0, five), t -> t.count() < 0 || t.count() > 5);
        selects(t -> t.ratio().le(1), t -> t.ratio() <= 1);
        selects(t -> t.ratio().in(0.25, 0.5), t -> t.ratio() == 0.25 || t.ratio() == 0.5);
        selects(
                t -> t.amount().notIn(5, 10),
                t -> t.amount().compareTo(BigDecimal.valueOf(5)) != 0
                        && t.amount().compareTo(BigDecimal.TEN) != 0);
        selects(t -> t.amount().gt(2.5), t -> t.amount().doubleValue() > 2.5);
        refuses(
                ErrorCode.INVALID_VALUE,
                () -> Tallies.filter(t -> t.small().gt(40_000)).count(db()));
    }

    private void selects(Function<Tallies.Fields<Tally>, Condition<Tally>> condition, Predicate<Tally> expected) {
        assertThat(ids(condition)).containsExactlyInAnyOrderElementsOf(expected(expected));
    }

    @Test
    void ofExpressions() {
        holds(t -> t.count().plus(t.count()).eq(4), t -> 2 * t.count() == 4);
        holds(
                t -> t.goal().minus(t.count()).gt(0),
                t -> t.goal().filter(g -> g - t.count() > 0).isPresent());
        holds(t -> t.count().plus(1).times(t.count().minus(1)).eq(8), t -> (t.count() + 1) * (t.count() - 1) == 8);
        holds(t -> t.count().minus(t.count().minus(t.goal())).eq(t.goal()), t -> true);
        holds(
                t -> t.count().times(t.goal()).in(List.of(5, 9, 35)),
                t -> t.goal()
                        .filter(g -> List.of(5, 9, 35).contains(t.count() * g))
                        .isPresent());
    }

    @Test
    void sortedByWhatIsComputed() {
        assertThat(get(Tallies.filter(t -> t.count().ge(-2).and(t.count().ne(2)))
                        .orderBy(
                                t -> t.count().times(t.count()).desc(),
                                t -> t.count().asc())
                        .select(t -> t.count())
                        .exec(db())))
                .containsExactly(6, 5, 4, 3, -2, -1, 1, 0);
    }

    @Test
    void invalidOperandsAreRejected() {
        InvalidValueException refused = failure(
                InvalidValueException.class,
                () -> Tallies.filter(t -> t.count().plus((Integer) null).gt(1)).count(db()));
        assertThat(refused.getMessage()).contains("Tally.count");
        refuses(
                ErrorCode.INVALID_VALUE,
                () -> Tallies.filter(t -> t.ratio().times(Double.NaN).gt(1.0)).count(db()));
    }

    /** An infinity less itself is NaN, which is no value of a column. */
    @Test
    void anInfinityIsNotComputedWith() {
        for (double infinite : List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
            InvalidValueException refused = failure(
                    InvalidValueException.class,
                    () -> Tallies.all()
                            .update()
                            .ratio(t -> t.ratio().minus(infinite))
                            .exec(db()));
            assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.INFINITE);
            assertThat(refused.field()).isEqualTo("Tally.ratio");
            refuses(
                    ErrorCode.INVALID_VALUE,
                    () -> Tallies.filter(t -> t.ratio().plus(infinite).gt(1.0)).count(db()));
        }
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    @Covers("crud_update_arithmetic/arithmetic_chains_with_other_updates")
    void updatesBesideOthers() {
        Tally one = named("t1");
        Tally after = get(Tallies.update(one)
                .name("renamed")
                .count(t -> t.count().plus(5))
                .number(t -> t.number().minus(100L))
                .exec(db()));
        assertThat(after.name()).isEqualTo("renamed");
        assertThat(after.count()).isEqualTo(6);
        assertThat(after.number()).isEqualTo(-99);
        assertThat(read(one)).isEqualTo(after);
    }

    @Test
    @Covers("crud_update_arithmetic/arithmetic_update_cases")
    void updatesByAddingAndSubtracting() {
        Tally six = named("t6");
        assertThat(get(Tallies.update(six).count(t -> t.count().plus(1)).exec(db()))
                        .count())
                .isEqualTo(7);
        assertThat(get(Tallies.update(six).count(t -> t.count().minus(1)).exec(db()))
                        .count())
                .isEqualTo(6);
        assertThat(get(Tallies.update(six).count(t -> t.count().plus(25)).exec(db()))
                        .count())
                .isEqualTo(31);
        assertThat(get(Tallies.update(six).count(t -> t.count().minus(3)).exec(db()))
                        .count())
                .isEqualTo(28);
        assertThat(get(Tallies.update(six).count(t -> t.count().plus(-4)).exec(db()))
                        .count())
                .isEqualTo(24);
        get(Tallies.byId(six.id()).update().count(t -> t.count().plus(100)).exec(db()));
        assertThat(read(six).count()).isEqualTo(124);
    }

    @Test
    @Covers("crud_update_arithmetic/increment_narrow_integer_column")
    void updatesOfNarrowNumbers() {
        Tally two = named("t2");
        assertThat(get(Tallies.update(two).small(t -> t.small().plus((short) 7)).exec(db()))
                        .small())
                .isEqualTo((short) 27);
        assertThat(get(Tallies.update(two)
                                .small(t -> t.small().minus((short) 30))
                                .exec(db()))
                        .small())
                .isEqualTo((short) -3);
        assertThat(read(two).small()).isEqualTo((short) -3);
    }

    @Test
    @Covers("crud_update_arithmetic/increment_unique_column")
    void updatesOfUniqueNumbers() {
        Tally six = named("t6");
        get(Tallies.update(six).number(t -> t.number().plus(10L)).exec(db()));
        assertThat(get(Tallies.byNumber(16).one(db())).id()).isEqualTo(six.id());
        assertThat(list(Tallies.byNumber(6).all(db()))).isEmpty();
        failure(
                ConstraintViolationException.class,
                () -> Tallies.update(six).number(t -> t.number().minus(11L)).exec(db()));
        assertThat(read(six).number()).isEqualTo(16);
    }

    @Test
    void updatesOfOtherNumbers() {
        Tally three = named("t3");
        Tally after = get(Tallies.update(three)
                .ratio(t -> t.ratio().minus(0.25))
                .amount(t -> t.amount().plus(new BigDecimal("0.125")))
                .exec(db()));
        assertThat(after.ratio()).isEqualTo(0.5);
        assertThat(after.amount()).isEqualByComparingTo("7.625");
        assertThat(read(three).amount()).isEqualByComparingTo("7.625");
    }

    @Test
    void anAbsentNumberStaysAbsent() {
        get(Tallies.all().update().goal(t -> t.goal().minus(1)).exec(db()));
        for (Tally tally : tallies) {
            assertThat(read(tally).goal()).isEqualTo(tally.goal().map(g -> g - 1));
        }
    }

    @Test
    void unsupportedAssignmentsAreRejected() {
        Function<Tallies.Fields<Tally>, dev.runnel.NumberExpr<Tally, Integer>> twice =
                t -> t.count().times(2).plus(t.count());
        if (!capabilities().reads().relational()) {
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Tallies.all().update().count(twice).exec(db()));
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Tallies.all()
                            .update()
                            .count(t -> t.count().dividedBy(2))
                            .exec(db()));
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Tallies.all().update().name(t -> t.name().upper()).exec(db()));
            return;
        }
        get(Tallies.all()
                .update()
                .count(twice)
                .number(t -> t.number().times(t.number()).times(t.number()))
                .name(t -> t.name().upper())
                .exec(db()));
        for (Tally tally : tallies) {
            assertThat(read(tally).count()).isEqualTo(3 * tally.count());
            assertThat(read(tally).number()).isEqualTo(tally.number() * tally.number() * tally.number());
            assertThat(read(tally).name()).isEqualTo(tally.name().toUpperCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void overflowIsAnErrorAndChangesNothing() {
        Tally four = named("t4");
        InvalidValueException failed = failure(
                InvalidValueException.class,
                () -> Tallies.update(four)
                        .number(t -> t.number().plus(Long.MAX_VALUE))
                        .exec(db()));
        assertThat(failed.reason()).isEqualTo(InvalidValueException.Reason.COMPUTED);
        assertThat(failed.getMessage()).doesNotContain(String.valueOf(Long.MAX_VALUE));
        assertThat(failed.field()).isEqualTo("Tally.number");
        failure(
                InvalidValueException.class,
                () -> Tallies.update(four)
                        .small(t -> t.small().minus(Short.MIN_VALUE))
                        .exec(db()));
        assertThat(read(four)).isEqualTo(four);
    }

    @Test
    void divisionByZeroIsNull() {
        holds(t -> t.number().dividedBy(t.number()).eq((Long) null), t -> t.number() == 0);
        holds(t -> t.amount().dividedBy(t.number()).gt(0), t -> t.number() != 0);
        holds(t -> t.ratio().dividedBy(t.ratio()).eq(1), t -> t.ratio() != 0);
        holds(t -> t.count().mod(t.count()).eq(0), t -> t.count() != 0);
        probe().clear();
        InvalidValueException refused = failure(
                InvalidValueException.class,
                () -> Tallies.filter(t -> t.count().dividedBy(0).eq(1)).count(db()));
        assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.DIVISION_BY_ZERO);
        assertThat(refused.field()).isEqualTo("Tally.count");
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void overflowInConditionsIsAnErrorOfEachWidth() {
        for (Function<Tallies.Fields<Tally>, Condition<Tally>> overflow :
                List.<Function<Tallies.Fields<Tally>, Condition<Tally>>>of(
                        t -> t.small().plus(Short.MAX_VALUE).gt(0),
                        t -> t.small().times(Short.MIN_VALUE).gt(0),
                        t -> t.count().plus(Integer.MAX_VALUE).gt(0),
                        t -> t.count().minus(Integer.MAX_VALUE).lt(0),
                        t -> t.count().times(Integer.MAX_VALUE).gt(0),
                        t -> t.number().plus(Long.MAX_VALUE).gt(0),
                        t -> t.number().times(Long.MAX_VALUE).gt(0),
                        t -> t.number().minus(Long.MAX_VALUE).gt(0))) {
            InvalidValueException failed = failure(
                    InvalidValueException.class,
                    () -> Tallies.filter(overflow::apply).count(db()));
            assertThat(failed.reason()).isEqualTo(InvalidValueException.Reason.COMPUTED);
        }
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

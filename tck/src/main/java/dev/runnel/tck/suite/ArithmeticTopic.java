package dev.runnel.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolated;
import dev.runnel.error.DriverFailed;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValue;
import dev.runnel.tck.Covers;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.scenario.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Arithmetic on numbers: in conditions where the store computes, and in updates. */
public abstract class ArithmeticTopic extends Topic {
    private List<Tally> tallies = List.of();

    protected ArithmeticTopic(DriverFixture fixture) {
        super(fixture);
    }

    @Override
    List<ModelProvider> models() {
        return List.of(Tallies.MODEL);
    }

    @BeforeEach
    void createTallies() {
        List<Tallies.Create> creates = new ArrayList<>();
        for (int i = -3; i <= 6; i++) {
            creates.add(Tallies.create()
                    .name("t" + i)
                    .number(i)
                    .count(i)
                    .goal(i % 3 == 0 ? null : Long.valueOf(2 * i - 3)));
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
                t -> t.count().plus(2L).gt(t.goal()),
                t -> t.goal().filter(g -> t.count() + 2 > g).isPresent());
        holds(t -> t.count().minus(2L).ge(1L), t -> t.count() - 2 >= 1);
        holds(t -> t.count().times(3L).lt(4L), t -> t.count() * 3 < 4);
        holds(t -> t.count().dividedBy(2L).eq(1L), t -> t.count() / 2 == 1);
        holds(t -> t.count().dividedBy(-2L).eq(-1L), t -> t.count() / -2 == -1);
    }

    @Test
    void ofExpressions() {
        holds(t -> t.count().plus(t.count()).eq(4L), t -> 2 * t.count() == 4);
        holds(
                t -> t.goal().minus(t.count()).gt(0L),
                t -> t.goal().filter(g -> g - t.count() > 0).isPresent());
        holds(t -> t.count().plus(1L).times(t.count().minus(1L)).eq(8L), t -> (t.count() + 1) * (t.count() - 1) == 8);
        holds(t -> t.count().minus(t.count().minus(t.goal())).eq(t.goal()), t -> true);
        holds(
                t -> t.count().times(t.goal()).in(List.of(5L, 9L, 35L)),
                t -> t.goal()
                        .filter(g -> List.of(5L, 9L, 35L).contains(t.count() * g))
                        .isPresent());
    }

    @Test
    void sortedByWhatIsComputed() {
        if (!capabilities().reads().arithmetic()) {
            refuses(
                    ErrorCode.ARITHMETIC_NOT_NATIVE,
                    () -> Tallies.all()
                            .orderBy(t -> t.count().times(t.count()).asc())
                            .exec(db()));
            return;
        }
        assertThat(get(Tallies.filter(t -> t.count().ge(-2L).and(t.count().ne(2L)))
                        .orderBy(
                                t -> t.count().times(t.count()).desc(),
                                t -> t.count().asc())
                        .select(t -> t.count())
                        .exec(db())))
                .containsExactly(6L, 5L, 4L, 3L, -2L, -1L, 1L, 0L);
    }

    @Test
    void whatCannotBeAddedIsRefused() {
        InvalidValue refused = failure(
                InvalidValue.class,
                () -> Tallies.filter(t -> t.count().plus((Long) null).gt(1L)).count(db()));
        assertThat(refused.getMessage()).contains("Tally.count");
    }

    @Test
    @Covers("crud_update_arithmetic/arithmetic_chains_with_other_updates")
    void updatesBesideOthers() {
        Tally one = named("t1");
        Tally after = get(Tallies.update(one)
                .name("renamed")
                .count(t -> t.count().plus(5L))
                .number(t -> t.number().minus(100L))
                .exec(db()));
        assertThat(after.name()).isEqualTo("renamed");
        assertThat(after.count()).isEqualTo(6);
        assertThat(after.number()).isEqualTo(-99);
        assertThat(read(one)).isEqualTo(after);
    }

    @Test
    @Covers("crud_update_arithmetic/increment_unique_column")
    void updatesOfUniqueNumbers() {
        Tally six = named("t6");
        get(Tallies.update(six).number(t -> t.number().plus(10L)).exec(db()));
        assertThat(get(Tallies.byNumber(16).one(db())).id()).isEqualTo(six.id());
        assertThat(list(Tallies.byNumber(6).all(db()))).isEmpty();
        failure(
                ConstraintViolated.class,
                () -> Tallies.update(six).number(t -> t.number().minus(11L)).exec(db()));
        assertThat(read(six).number()).isEqualTo(16);
    }

    @Test
    void anAbsentNumberStaysAbsent() {
        get(Tallies.all().update().goal(t -> t.goal().minus(1L)).exec(db()));
        for (Tally tally : tallies) {
            assertThat(read(tally).goal()).isEqualTo(tally.goal().map(g -> g - 1));
        }
    }

    @Test
    void whatTheStoreDoesNotAssignIsRefused() {
        Function<Tallies.Fields<Tally>, dev.runnel.NumberExpr<Tally, Long>> twice =
                t -> t.count().times(2L).plus(t.count());
        if (!capabilities().reads().arithmetic()) {
            refuses(
                    ErrorCode.ASSIGNMENT_NOT_NATIVE,
                    () -> Tallies.all().update().count(twice).exec(db()));
            refuses(
                    ErrorCode.ASSIGNMENT_NOT_NATIVE,
                    () -> Tallies.all()
                            .update()
                            .count(t -> t.count().dividedBy(2L))
                            .exec(db()));
            refuses(
                    ErrorCode.ASSIGNMENT_NOT_NATIVE,
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
        DriverFailed failed = failure(
                DriverFailed.class,
                () -> Tallies.update(four)
                        .number(t -> t.number().plus(Long.MAX_VALUE))
                        .exec(db()));
        assertThat(failed.getMessage()).doesNotContain(String.valueOf(Long.MAX_VALUE));
        assertThat(read(four)).isEqualTo(four);
    }

    @Test
    void divisionByZeroIsAnError() {
        if (!capabilities().reads().arithmetic()) {
            refuses(
                    ErrorCode.ARITHMETIC_NOT_NATIVE,
                    () -> Tallies.filter(t -> t.count().dividedBy(0L).eq(1L)).count(db()));
            return;
        }
        failure(
                DriverFailed.class,
                () -> Tallies.filter(t -> t.count().dividedBy(0L).eq(1L)).count(db()));
    }

    private void holds(Function<Tallies.Fields<Tally>, Condition<Tally>> condition, Predicate<Tally> expected) {
        if (!capabilities().reads().arithmetic()) {
            refuses(
                    ErrorCode.ARITHMETIC_NOT_NATIVE,
                    () -> Tallies.filter(condition::apply).count(db()));
            return;
        }
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

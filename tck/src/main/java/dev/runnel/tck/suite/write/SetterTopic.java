package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.tck.scenario.guarded.Ledger;
import dev.runnel.tck.scenario.guarded.Ledgers;
import dev.runnel.tck.scenario.guarded.Lines;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.scenario.tally.Tally;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Setters of updates and creates: repeated, of optional components, skipped, and under a condition. */
public abstract class SetterTopic extends Topic {
    private Tally one;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Tallies.MODEL, Ledgers.MODEL, Lines.MODEL);
    }

    @BeforeEach
    void makeOne() {
        one = get(tally(1).exec(db()));
        get(tally(2).exec(db()));
    }

    private static Tallies.Create tally(long number) {
        return Tallies.create()
                .name("n" + number)
                .number(number)
                .small((short) 3)
                .count(10)
                .ratio(0.5)
                .amount(new BigDecimal("1.5"))
                .goal(7);
    }

    private Tally read() {
        return get(Tallies.byId(one.id()).one(db()));
    }

    // ---- repeated

    @Test
    void incrementsOfOneFieldAddUp() {
        Tally changed = get(Tallies.update(one)
                .count(t -> t.count().plus(1))
                .count(t -> t.count().plus(2))
                .ratio(t -> t.ratio().plus(0.25))
                .ratio(t -> t.ratio().minus(0.5))
                .amount(t -> t.amount().plus(new BigDecimal("2.25")))
                .amount(t -> t.amount().minus(new BigDecimal("0.5")))
                .exec(db()));

        assertThat(changed.count()).isEqualTo(13);
        assertThat(changed.ratio()).isEqualTo(0.25);
        assertThat(changed.amount()).isEqualByComparingTo("3.25");
        assertThat(read()).isEqualTo(changed);
    }

    @Test
    void anIncrementBuildsOnTheValueThatWasSet() {
        Tally changed = get(Tallies.update(one)
                .count(10)
                .count(t -> t.count().plus(5))
                .ratio(0.1)
                .ratio(t -> t.ratio().plus(0.2))
                .small((short) 1)
                .small(t -> t.small().plus((short) 1))
                .amount(new BigDecimal("0.1"))
                .amount(t -> t.amount().plus(new BigDecimal("0.2")))
                .exec(db()));

        assertThat(changed.count()).isEqualTo(15);
        assertThat(changed.ratio()).isEqualTo(0.1 + 0.2);
        assertThat(changed.small()).isEqualTo((short) 2);
        assertThat(changed.amount()).isEqualByComparingTo("0.3");
        assertThat(read()).isEqualTo(changed);
    }

    @Test
    void anIncrementOfNullIsNull() {
        Tally changed =
                get(Tallies.update(one).clearGoal().goal(t -> t.goal().plus(5)).exec(db()));

        assertThat(changed.goal()).isEmpty();
        assertThat(read().goal()).isEmpty();
    }

    @Test
    void anyOtherValueReplacesTheEarlierOnes() {
        assertThat(get(Tallies.update(one)
                                .count(t -> t.count().plus(1))
                                .count(4)
                                .exec(db()))
                        .count())
                .isEqualTo(4);
    }

    @Test
    void incrementsOfAQueryAddUpInEachRow() {
        get(Tallies.all()
                .update()
                .number(t -> t.number().plus(100L))
                .number(t -> t.number().plus(100L))
                .exec(db()));

        assertThat(list(Tallies.all().all(db()))).extracting(Tally::number).containsExactlyInAnyOrder(201L, 202L);
    }

    @Test
    void anExpressionReadsOtherFieldsAsTheRowWas() {
        if (!capabilities().writes().relational()) {
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Tallies.update(one)
                            .name("x")
                            .name(t -> t.name().upper())
                            .exec(db()));
            return;
        }
        Tally changed = get(Tallies.update(one)
                .goal(100)
                .count(t -> t.count().plus(t.count()))
                .count(t -> t.count().plus(1))
                .name("abc")
                .name(t -> t.name().upper())
                .name(t -> t.name().trim())
                .exec(db()));

        assertThat(changed.count()).isEqualTo(21);
        assertThat(changed.name()).isEqualTo("ABC");
        assertThat(changed.goal()).contains(100);

        Tally coalesced = get(Tallies.update(one)
                .clearGoal()
                .goal(t -> t.goal().coalesce(8))
                .goal(t -> t.goal().times(3))
                .exec(db()));
        assertThat(coalesced.goal()).contains(24);

        Tally divided = get(Tallies.update(one)
                .count(7)
                .count(t -> t.count().dividedBy(2))
                .number(50)
                .number(t -> t.number().times(2L))
                .exec(db()));
        assertThat(divided.count()).isEqualTo(3);
        assertThat(divided.number()).isEqualTo(100);
        assertThat(read()).isEqualTo(divided);
    }

    // ---- null

    @Test
    void anOptionalComponentTakesAValueAnOptionalOrNothing() {
        assertThat(get(Tallies.update(one).goal(Optional.of(3)).exec(db())).goal())
                .contains(3);
        assertThat(get(Tallies.update(one).goal(Optional.empty()).exec(db())).goal())
                .isEmpty();
        assertThat(get(Tallies.update(one).goal(4).exec(db())).goal()).contains(4);
        assertThat(get(Tallies.update(one).clearGoal().exec(db())).goal()).isEmpty();
        assertThat(get(tally(3).goal(Optional.of(9)).exec(db())).goal()).contains(9);
        assertThat(get(tally(4).goal(Optional.empty()).exec(db())).goal()).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsNoValueOfAnOptionalComponent() {
        Integer none = null;
        Optional<Integer> noOptional = null;

        refusesNull(() -> Tallies.update(one).goal(none).exec(db()));
        refusesNull(() -> Tallies.update(one).goal(noOptional).exec(db()));
        refusesNull(() -> tally(5).goal(none).exec(db()));
        refusesNull(() -> Tallies.all().update().goal(none).exec(db()));
        assertThat(read()).isEqualTo(one);
    }

    private void refusesNull(java.util.function.Supplier<? extends Mono<?>> statement) {
        InvalidValueException error = failure(InvalidValueException.class, statement);
        assertThat(error.reason()).isEqualTo(InvalidValueException.Reason.NULL);
        assertThat(error.getMessage()).contains("Tally.goal");
    }

    // ---- skipped

    @Test
    void aSetterIsCalledIfItsValueIsPresent() {
        Tally changed = get(Tallies.update(one)
                .ifPresent(Optional.of("new"), (update, name) -> update.name(name))
                .ifPresent(Optional.<Integer>empty(), (update, count) -> update.count(count))
                .exec(db()));

        assertThat(changed.name()).isEqualTo("new");
        assertThat(changed.count()).isEqualTo(one.count());
    }

    @Test
    void aRecordOfWhichAllSettersAreSkippedIsRead() {
        get(Tallies.update(one).name("other").exec(db()));
        probe().clear();

        Tally read = get(Tallies.update(one)
                .ifPresent(Optional.<String>empty(), (update, name) -> update.name(name))
                .exec(db()));

        assertThat(read.name()).isEqualTo("other");
        assertThat(probe().statements()).hasSize(1);
        get(Tallies.delete(one).exec(db()));
        failure(
                NotFoundException.class,
                () -> Tallies.update(one)
                        .ifPresent(Optional.<String>empty(), (update, name) -> update.name(name))
                        .exec(db()));
        refuses(
                ErrorCode.EMPTY_UPDATE,
                () -> Tallies.all()
                        .update()
                        .ifPresent(Optional.<String>empty(), (update, name) -> update.name(name))
                        .exec(db()));
    }

    // ---- under a condition

    @Test
    void anUpdateRunsOnlyIfItsConditionHolds() {
        assertThat(get(Tallies.update(one)
                                .count(t -> t.count().minus(8))
                                .onlyIf(t -> t.count().ge(8))
                                .exec(db()))
                        .count())
                .isEqualTo(2);
        isRefused(Tallies.update(one)
                .count(t -> t.count().minus(8))
                .onlyIf(t -> t.count().ge(8))
                .exec(db()));
        isRefused(Tallies.update(one)
                .name("x")
                .onlyIf(t -> t.count().eq(2))
                .onlyIf(t -> t.name().eq("other"))
                .exec(db()));
        assertThat(read().count()).isEqualTo(2);
        assertThat(read().name()).isEqualTo(one.name());
    }

    @Test
    void aDeleteRunsOnlyIfItsConditionHolds() {
        isRefused(Tallies.delete(one).onlyIf(t -> t.goal().isNull()).exec(db()));
        assertThat(get(Tallies.delete(one).onlyIf(t -> t.goal().eq(7)).exec(db()))
                        .matched())
                .isEqualTo(1);
        failure(
                NotFoundException.class,
                () -> Tallies.delete(one).onlyIf(t -> t.goal().eq(7)).exec(db()));
        failure(
                NotFoundException.class,
                () -> Tallies.update(one).name("x").onlyIf(t -> t.goal().eq(7)).exec(db()));
    }

    private static void isRefused(Mono<?> statement) {
        OptimisticLockException error = failure(OptimisticLockException.class, () -> statement);
        assertThat(error.getMessage()).contains("onlyIf");
    }

    @Test
    void anUpdateOfAQueryChangesTheRowsThatSatisfyItsCondition() {
        assertThat(get(Tallies.all()
                                .update()
                                .count(1)
                                .onlyIf(t -> t.number().eq(2L))
                                .exec(db()))
                        .matched())
                .isEqualTo(1);
        assertThat(read().count()).isEqualTo(10);
    }

    @Test
    void aConditionAndAVersionApplyTogether() {
        Ledger first = get(Ledgers.create().name("a").points(5).rate(1.5).exec(db()));
        isRefused(Ledgers.update(first).points(6).onlyIf(l -> l.points().gt(5L)).exec(db()));
        Ledger second = get(
                Ledgers.update(first).points(6).onlyIf(l -> l.points().eq(5L)).exec(db()));
        assertThat(second.version()).isEqualTo(2);
        isRefused(Ledgers.update(first).points(7).onlyIf(l -> l.points().eq(6L)).exec(db()));
        isRefused(Ledgers.delete(first).onlyIf(l -> l.points().eq(6L)).exec(db()));
        assertThat(get(Ledgers.delete(second).onlyIf(l -> l.points().eq(6L)).exec(db()))
                        .matched())
                .isEqualTo(1);
    }

    @Test
    void aTransactionGoesOnAfterAConditionThatDoesNotHold() {
        if (!capabilities().transactions().interactive()) {
            refuses(ErrorCode.TRANSACTION_UNSUPPORTED, () -> db().transaction(tx -> Mono.just(1)));
            return;
        }
        get(db().transaction(tx -> Tallies.update(one)
                .name("x")
                .onlyIf(t -> t.count().gt(100))
                .exec(tx)
                .onErrorResume(OptimisticLockException.class, refused -> Mono.just(one))
                .then(Tallies.update(one).name("y").exec(tx))));

        assertThat(read().name()).isEqualTo("y");
    }

    @Test
    void concurrentWithdrawalsNeverGoBelowZero() {
        Long done = get(Flux.range(0, 16)
                .flatMap(
                        i -> Tallies.update(one)
                                .count(t -> t.count().minus(1))
                                .onlyIf(t -> t.count().ge(1))
                                .exec(db())
                                .map(changed -> 1)
                                .onErrorResume(OptimisticLockException.class, refused -> Mono.empty())
                                .retryWhen(reactor.util.retry.Retry.indefinitely()
                                        .filter(dev.runnel.error.ConflictException.class::isInstance)),
                        4)
                .count());

        assertThat(done).isEqualTo(10);
        assertThat(read().count()).isZero();
    }
}

package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.RowValue;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.scenario.types.Meter;
import dev.runnel.tck.scenario.types.Meters;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/** Numbers in columns of every declared width, signed and unsigned. */
public abstract class DeclaredNumberTopic extends Topic {
    private static final Meter MOST = new Meter(
            65_535,
            127,
            (short) 255,
            4_294_967_295L,
            Long.MAX_VALUE,
            -1L,
            Optional.of(32_767),
            Optional.of(Integer.MAX_VALUE),
            new BigDecimal("-12345678901234567890.0123456789"));
    private static final Meter LEAST =
            new Meter(0, -128, (short) 0, 0, 0, 0, Optional.of(-32_768), Optional.of(0), BigDecimal.ZERO);

    @Override
    protected List<ModelProvider> models() {
        return List.of(Meters.MODEL);
    }

    @BeforeEach
    void insertMeters() {
        assertThat(get(Meters.insert(MOST).exec(db()))).isEqualTo(MOST);
        assertThat(get(Meters.insertMany(List.of(LEAST)).exec(db()))).containsExactly(LEAST);
        probe().clear();
    }

    private static Meter numbered(int number) {
        return new Meter(number, 0, (short) 0, 0, 0, 0, Optional.empty(), Optional.empty(), BigDecimal.ZERO);
    }

    private List<Meter> found(Function<Meters.Fields<Meter>, Condition<Meter>> condition) {
        return list(
                Meters.filter(condition::apply).orderBy(m -> m.number().asc()).all(db()));
    }

    @Test
    void theEndsAreHeldComparedAndSorted() {
        assertThat(list(Meters.all().orderBy(m -> m.whole().desc()).all(db()))).containsExactly(MOST, LEAST);
        assertThat(list(Meters.all().orderBy(m -> m.huge().asc()).all(db()))).containsExactly(LEAST, MOST);
        assertThat(list(Meters.byNumbers(List.of(65_535, 7)).all(db()))).containsExactly(MOST);
        assertThat(found(m -> m.whole().eq(-1L))).containsExactly(MOST);
        assertThat(found(m -> m.whole().gt(Long.MAX_VALUE))).containsExactly(MOST);
        assertThat(found(m -> m.huge().in(List.of(0L, 1L)))).containsExactly(LEAST);
        assertThat(found(m -> m.large().ge(4_294_967_295L))).containsExactly(MOST);
        assertThat(found(m -> m.tiny().lt(-127L))).containsExactly(LEAST);
        assertThat(found(m -> m.any().lt(BigDecimal.ZERO))).containsExactly(MOST);
    }

    /** From 2⁶³ on a number without a sign is no {@code long} of the database. */
    @Test
    void pairsAreFoundInAList() {
        List<Tuple2<Long, Long>> pairs = List.of(Tuples.of(-1L, 4_294_967_295L), Tuples.of(7L, 7L));
        assertThat(found(m -> RowValue.of(m.whole(), m.large()).in(pairs))).containsExactly(MOST);
        assertThat(found(m -> RowValue.of(m.whole(), m.large()).notIn(pairs))).containsExactly(LEAST);
    }

    /** Also what no column holds: it is less than all of them, or more. */
    @Test
    void comparedValuesNeedNotFit() {
        assertThat(found(m -> m.small().gt((short) -1))).containsExactly(LEAST, MOST);
        assertThat(found(m -> m.large().gt(-1L))).containsExactly(LEAST, MOST);
        assertThat(found(m -> m.huge().in(List.of(-1L, Long.MIN_VALUE)))).isEmpty();
        assertThat(found(m -> m.large().lt(Long.MAX_VALUE))).containsExactly(LEAST, MOST);
        assertThat(found(m -> m.signed().ne(40_000))).containsExactly(LEAST, MOST);
    }

    /** A difference has a sign, also that of numbers that have none. */
    @Test
    void whatIsComputedInConditionsMayBeLessThanZero() {
        assertThat(found(m -> m.large().minus(5L).lt(0L))).containsExactly(LEAST);
        assertThat(found(m -> m.large().plus(-5L).ge(0L))).containsExactly(MOST);
        assertThat(found(m -> m.small().minus((short) 1).eq((short) -1))).containsExactly(LEAST);
        assertThat(found(m -> m.huge().times(-1L).lt(0L))).containsExactly(MOST);
        assertThat(found(m -> m.number().minus(m.unsigned()).lt(0))).containsExactly(MOST);
        assertThat(found(m -> m.unsigned().coalesce(m.number()).minus(5).lt(0))).containsExactly(LEAST);
    }

    @Test
    void numbersOutOfRangeAreRejected() {
        isOutside("number", () -> Meters.insert(numbered(65_536)).exec(db()));
        isOutside("number", () -> Meters.insert(numbered(-1)).exec(db()));
        isOutside("tiny", () -> Meters.update(LEAST).tiny(128).exec(db()));
        isOutside("tiny", () -> Meters.update(LEAST).tiny(-129).exec(db()));
        isOutside("small", () -> Meters.update(LEAST).small((short) 256).exec(db()));
        isOutside("small", () -> Meters.update(LEAST).small((short) -1).exec(db()));
        isOutside("large", () -> Meters.update(LEAST).large(4_294_967_296L).exec(db()));
        isOutside("large", () -> Meters.update(LEAST).large(-1).exec(db()));
        isOutside("huge", () -> Meters.update(LEAST).huge(Long.MIN_VALUE).exec(db()));
        isOutside("signed", () -> Meters.update(LEAST).signed(32_768).exec(db()));
        isOutside("unsigned", () -> Meters.update(LEAST).unsigned(-1).exec(db()));
        assertThat(list(Meters.all().orderBy(m -> m.number().asc()).all(db()))).containsExactly(LEAST, MOST);
    }

    @Test
    void additionsStayInTheDeclaredRange() {
        Meter changed = get(Meters.update(LEAST)
                .small(m -> m.small().plus((short) 255))
                .whole(-2L)
                .exec(db()));
        assertThat(changed.small()).isEqualTo((short) 255);
        assertThat(changed.whole()).isEqualTo(-2L);
        overflows(() ->
                Meters.update(changed).small(m -> m.small().plus((short) 1)).exec(db()));
        overflows(() -> Meters.update(changed).large(m -> m.large().plus(-1L)).exec(db()));
        assertThat(get(Meters.byNumber(0).one(db()))).isEqualTo(changed);
    }

    @Test
    void computedNumbersStayInTheDeclaredRange() {
        if (!capabilities().writes().relational()) {
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Meters.update(LEAST)
                            .tiny(m -> m.tiny().plus(m.large()))
                            .exec(db()));
            return;
        }
        Meter changed = get(Meters.update(LEAST)
                .small(m -> m.small().plus((short) 255))
                .large(m -> m.large().plus(4_294_967_295L))
                .huge(m -> m.huge().plus(Long.MAX_VALUE))
                .tiny(m -> m.tiny().plus(m.large()))
                .unsigned(m -> m.unsigned().plus(Integer.MAX_VALUE))
                .exec(db()));
        assertThat(changed)
                .isEqualTo(new Meter(
                        0,
                        -128,
                        (short) 255,
                        4_294_967_295L,
                        Long.MAX_VALUE,
                        0,
                        Optional.of(-32_768),
                        Optional.of(Integer.MAX_VALUE),
                        BigDecimal.ZERO));
        overflows(() ->
                Meters.update(changed).small(m -> m.small().plus((short) 1)).exec(db()));
        overflows(() -> Meters.update(changed).large(m -> m.large().plus(1L)).exec(db()));
        overflows(() -> Meters.update(changed).huge(m -> m.huge().plus(1L)).exec(db()));
        overflows(() -> Meters.update(changed).tiny(m -> m.tiny().minus(1L)).exec(db()));
        overflows(() ->
                Meters.update(changed).large(m -> m.large().minus(m.huge())).exec(db()));
        overflows(() -> Meters.update(MOST)
                .huge(m -> m.huge().plus(1L).minus(Long.MAX_VALUE).minus(2L))
                .exec(db()));
        overflows(() -> Meters.update(MOST)
                .unsigned(m -> m.unsigned().minus(m.number()).minus(Integer.MAX_VALUE))
                .exec(db()));
        assertThat(get(Meters.byNumber(0).one(db()))).isEqualTo(changed);
    }

    private void overflows(Supplier<? extends Mono<?>> update) {
        assertThat(failure(InvalidValueException.class, update).reason())
                .isEqualTo(InvalidValueException.Reason.COMPUTED);
    }

    private void isOutside(String field, Supplier<? extends Mono<?>> update) {
        probe().clear();
        InvalidValueException refused = failure(InvalidValueException.class, update);
        assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.OUT_OF_RANGE);
        assertThat(refused.field()).isEqualTo("Meter." + field);
        assertThat(probe().calls()).isEmpty();
    }
}

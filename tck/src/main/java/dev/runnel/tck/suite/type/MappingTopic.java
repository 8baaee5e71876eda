package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Constant;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.DecodeException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.scenario.mapped.Money;
import dev.runnel.tck.scenario.mapped.RawSale;
import dev.runnel.tck.scenario.mapped.RawSales;
import dev.runnel.tck.scenario.mapped.Sale;
import dev.runnel.tck.scenario.mapped.Sales;
import dev.runnel.tck.scenario.mapped.Weight;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Mappings of the application: a condition or assignment on stored values has the same result as on the values of the
 * application.
 */
public abstract class MappingTopic extends Topic {
    private static final Sale FIRST = new Sale(
            1,
            Money.ofCents(-5),
            Optional.empty(),
            "Ab",
            "Ab",
            List.of(),
            -2,
            -7,
            new BigDecimal("-1.2"),
            -2,
            new BigDecimal("-1.2"),
            new Weight(3));

    private static final Sale SECOND = new Sale(
            2,
            Money.ofCents(Long.MAX_VALUE),
            Optional.of(Money.ofCents(7)),
            "aC",
            "aC",
            List.of("red", "💚"),
            9_223_372_036_854_775L,
            7,
            new BigDecimal("0.4"),
            9_223_372_036_854_775L,
            new BigDecimal("0.4"),
            new Weight(-4));

    @Override
    protected List<ModelProvider> models() {
        return List.of(Sales.MODEL);
    }

    @BeforeEach
    void insertSales() {
        assertThat(get(Sales.insertMany(List.of(FIRST, SECOND)).exec(db()))).containsExactly(FIRST, SECOND);
        probe().clear();
    }

    private List<Integer> found(Function<Sales.Fields<Sale>, Condition<Sale>> condition) {
        return list(Sales.filter(condition::apply)
                        .orderBy(f -> f.number().asc())
                        .all(db()))
                .stream()
                .map(Sale::number)
                .toList();
    }

    @Test
    void valuesComeBackAndColumnsHoldTheirImages() {
        assertThat(get(Sales.byNumber(1).one(db()))).isEqualTo(FIRST);
        assertThat(get(Sales.byNumber(2).one(db()))).isEqualTo(SECOND);
        RawSale raw = get(RawSales.byNumber(1).one(home().beside(RawSales.MODEL)));
        assertThat(raw)
                .isEqualTo(new RawSale(
                        1,
                        -5,
                        Optional.empty(),
                        "aB",
                        "Ab",
                        "",
                        -2_000,
                        15,
                        new BigDecimal("7"),
                        -2,
                        new BigDecimal("-1.2"),
                        3_000));
    }

    @Test
    void equalityIsAskedOfTheImages() {
        assertThat(found(f -> f.price().eq(Money.ofCents(-5)))).containsExactly(1);
        assertThat(found(f -> f.reduced().ne(Money.ofCents(7)))).containsExactly(1);
        assertThat(found(f -> f.reduced().isNull())).containsExactly(1);
        assertThat(found(f -> f.note().eq("Ab"))).containsExactly(1);
        assertThat(found(f -> f.note().in(List.of("aC", "x")))).containsExactly(2);
        assertThat(found(f -> f.tags().eq(List.of("red", "💚")))).containsExactly(2);
        assertThat(found(f -> f.depth().eq(7))).containsExactly(2);
        assertThat(found(f -> f.level().eq(new BigDecimal("0.40")))).containsExactly(2);
        assertThat(found(f -> f.weight().eq(new Weight(3)))).containsExactly(1);
    }

    @Test
    void anOrderThatIsKeptIsAskedToo() {
        assertThat(found(f -> f.price().lt(Money.ofCents(0)))).containsExactly(1);
        assertThat(found(f -> f.seconds().ge(-2L))).containsExactly(1, 2);
        assertThat(found(f -> f.level().gt(new BigDecimal("-1.2")))).containsExactly(2);
        assertThat(found(f -> f.weight().unwrapped().lt(0L))).containsExactly(2);
        assertThat(list(Sales.all().orderBy(f -> f.weight().asc()).all(db()))).containsExactly(SECOND, FIRST);
    }

    @Test
    void sumsThatAreKeptAreComputed() {
        Sale sold = get(Sales.update(FIRST)
                .price(f -> f.price().plus(Money.ofCents(6)))
                .seconds(f -> f.seconds().minus(3L))
                .exec(db()));
        assertThat(sold.price()).isEqualTo(Money.ofCents(1));
        assertThat(sold.seconds()).isEqualTo(-5);
        get(Sales.delete(SECOND).exec(db()));
        assertThat(found(f -> f.price().plus(Money.ofCents(5)).eq(Money.ofCents(6))))
                .containsExactly(1);
    }

    @Test
    void fieldsThatAreStoredInDifferentWaysDoNotMeet() {
        assertThat(found(f -> f.seconds().eq(f.seconds()))).containsExactly(1, 2);
        refuses(
                ErrorCode.ENCODINGS_DIFFER,
                () -> Sales.filter(f -> f.seconds().eq(f.plainSeconds())).count(db()));
        refuses(
                ErrorCode.ENCODINGS_DIFFER,
                () -> Sales.filter(f -> f.plainLevel().lt(f.level())).count(db()));
        refuses(
                ErrorCode.ENCODINGS_DIFFER,
                () -> Sales.filter(f -> f.note().ne(f.plainNote())).count(db()));
        refuses(
                ErrorCode.ENCODINGS_DIFFER,
                () -> Sales.filter(f -> f.note().in(Sales.all().select(g -> g.plainNote())))
                        .count(db()));
        refuses(
                ErrorCode.ENCODINGS_DIFFER,
                () -> Sales.update(FIRST).plainSeconds(f -> f.seconds()).exec(db()));
        refuses(
                ErrorCode.ENCODINGS_DIFFER,
                () -> Sales.all().select(f -> f.plainNote().concat(f.note())).exec(db()));
        refuses(
                ErrorCode.ENCODINGS_DIFFER,
                () -> Sales.all().select(f -> f.plainNote().indexOf(f.note())).exec(db()));
    }

    @Test
    void aConstantIsStoredAsWhatItIsComparedWithOrAssignedTo() {
        assertThat(found(f -> f.note().eq(Constant.of("Ab")))).containsExactly(1);
        assertThat(found(f -> f.note().ne(Constant.of("aB")))).containsExactly(1, 2);
        Sale noted = get(Sales.update(FIRST).note(f -> Constant.of("xYz")).exec(db()));
        assertThat(noted.note()).isEqualTo("xYz");
        assertThat(get(RawSales.byNumber(1).one(home().beside(RawSales.MODEL))).note())
                .isEqualTo("XyZ");
    }

    /** The database result for a constant differs from its result for the stored form of the constant. */
    @Test
    void whatIsComputedOfConstantsDoesNotMeetAMapping() {
        refuses(
                ErrorCode.ENCODINGS_DIFFER,
                () -> Sales.filter(f -> f.note().eq(Constant.<Sale>of("Ab").lower()))
                        .count(db()));
        refuses(
                ErrorCode.ENCODINGS_DIFFER,
                () -> Sales.filter(f -> Constant.<Sale>of("Ab").eq(f.note())).count(db()));
        refuses(
                ErrorCode.ENCODINGS_DIFFER,
                () -> Sales.update(FIRST)
                        .note(f -> Constant.<Sale>of("Ab").lower())
                        .exec(db()));
        refuses(
                ErrorCode.ENCODINGS_DIFFER,
                () -> Sales.update(FIRST)
                        .note(f -> Constant.coalesce("Ab", Constant.of("x")))
                        .exec(db()));
    }

    @Test
    void unmappableValuesAreRejected() {
        refusesValue(
                "Sale.tags",
                InvalidValueException.Reason.NOT_MAPPED,
                () -> Sales.update(FIRST).tags(List.of("a\nb")).exec(db()));
        refusesValue(
                "Sale.tags",
                InvalidValueException.Reason.NOT_MAPPED,
                () -> Sales.filter(f -> f.tags().eq(List.of(""))).count(db()));
        refusesValue(
                "Sale.tags",
                InvalidValueException.Reason.NUL_CHARACTER,
                () -> Sales.update(FIRST).tags(List.of("\0")).exec(db()));
        refusesValue(
                "Sale.seconds",
                InvalidValueException.Reason.OUT_OF_RANGE,
                () -> Sales.update(FIRST).seconds(Long.MAX_VALUE).exec(db()));
        refusesValue(
                "Sale.depth",
                InvalidValueException.Reason.OUT_OF_RANGE,
                () -> Sales.filter(f -> f.depth().eq(Integer.MIN_VALUE)).count(db()));
        for (String huge : List.of("1E+400000000", "1E-400000000")) {
            refusesValue(
                    "Sale.level",
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Sales.update(FIRST).level(new BigDecimal(huge)).exec(db()));
            refusesValue(
                    "Sale.level",
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Sales.filter(f -> f.level().lt(new BigDecimal(huge))).count(db()));
        }
    }

    private void refusesValue(
            String field, InvalidValueException.Reason reason, Supplier<? extends Mono<?>> statement) {
        probe().clear();
        InvalidValueException refused = failure(InvalidValueException.class, statement);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageNotContaining("no tag");
        assertThat(probe().calls()).as("calls of the driver").isEmpty();
    }

    @Test
    void invalidStoredValuesFailToDecode() {
        isNotRead("Sale.tags", "one\n\nthree", 0, 1);
        isNotRead("Sale.seconds", "", 1_500, 1);
        isNotRead("Sale.depth", "", 0, 2);
    }

    private void isNotRead(String field, String tags, long seconds, int depth) {
        RawSale raw = new RawSale(
                9, 0, Optional.empty(), "", "", tags, seconds, depth, BigDecimal.ZERO, 0, BigDecimal.ZERO, 0);
        get(RawSales.insert(raw).exec(home().beside(RawSales.MODEL)));
        assertThat(failure(DecodeException.class, () -> Sales.byNumber(9).one(db())))
                .hasMessageContaining(field)
                .hasMessageNotContaining("three");
        get(Sales.byNumber(9).delete().exec(db()));
    }

    @Test
    void emptyValuesAreNoAbsentOnes() {
        assertThat(found(f -> f.tags().eq(List.of()))).containsExactly(1);
        assertThat(list(Sales.all()
                        .orderBy(f -> f.number().asc())
                        .select(f -> f.reduced())
                        .all(db())))
                .containsExactly(Optional.empty(), Optional.of(Money.ofCents(7)));
    }
}

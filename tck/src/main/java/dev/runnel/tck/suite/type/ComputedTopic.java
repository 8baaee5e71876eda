package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Case;
import dev.runnel.Constant;
import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.types.Dial;
import dev.runnel.tck.scenario.types.Dials;
import dev.runnel.tck.scenario.types.Gauge;
import dev.runnel.tck.scenario.types.Gauges;
import dev.runnel.tck.scenario.types.WideDials;
import dev.runnel.tck.suite.Topic;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * A value that a store computes for a field is in the range of the field, or the statement fails and changes nothing,
 * also if the column has a wider range.
 */
public abstract class ComputedTopic extends Topic {
    private static final Gauge GAUGE = new Gauge(
            1,
            (byte) 100,
            Optional.of((byte) -100),
            (short) 30_000,
            2_000_000_000,
            3e38f,
            0x1.8p127,
            1.5e308,
            new BigDecimal("10.25"),
            new BigDecimal("0.125"),
            new BigDecimal("1.0625"),
            "five5",
            "six666");

    @Override
    protected List<ModelProvider> models() {
        return List.of(Gauges.MODEL);
    }

    @BeforeEach
    void createGauge() {
        get(Gauges.insert(GAUGE).exec(db()));
        probe().clear();
    }

    @Test
    void wholeNumbersStayWithinTheirType() {
        doesNotFit(u -> u.tiny(g -> g.tiny().plus((byte) 28)));
        doesNotFit(u -> u.level(g -> g.level().minus((byte) 29)));
        doesNotFit(u -> u.small(g -> g.small().plus((short) 2_768)));
        doesNotFit(u -> u.medium(g -> g.medium().plus(147_483_648)));
        Gauge most = get(Gauges.update(GAUGE)
                .tiny(g -> g.tiny().plus((byte) 27))
                .level(g -> g.level().minus((byte) 28))
                .small(g -> g.small().plus((short) 2_767))
                .medium(g -> g.medium().plus(147_483_647))
                .exec(db()));
        assertThat(most.tiny()).isEqualTo(Byte.MAX_VALUE);
        assertThat(most.level()).contains(Byte.MIN_VALUE);
        assertThat(most.small()).isEqualTo(Short.MAX_VALUE);
        assertThat(most.medium()).isEqualTo(Integer.MAX_VALUE);
        assertThat(get(Gauges.byNumber(1).one(db()))).isEqualTo(most);
    }

    @Test
    void anAbsentNumberStaysAbsent() {
        get(Gauges.update(GAUGE).clearLevel().exec(db()));
        assertThat(get(Gauges.update(GAUGE)
                                .level(g -> g.level().plus((byte) 100))
                                .exec(db()))
                        .level())
                .isEmpty();
    }

    /** Also in a table that another program made wider. */
    @Test
    void wholeNumbersStayWithinTheirTypeInWiderColumns() {
        if (!capabilities().reads().relational()) {
            return;
        }
        Db other = home().beside(WideDials.MODEL);
        other.pushSchema().block(TestDb.PATIENCE);
        Db db = home().beside(Dials.MODEL);
        Dial dial = get(Dials.insert(new Dial(1, (byte) 100, (short) 30_000, 2_000_000_000, 3e38f))
                .exec(db));
        failsComputed(
                () -> Dials.update(dial).tiny(d -> d.tiny().plus((byte) 28)).exec(db));
        failsComputed(() ->
                Dials.update(dial).small(d -> d.small().plus((short) 2_768)).exec(db));
        failsComputed(() ->
                Dials.update(dial).medium(d -> d.medium().plus(147_483_648)).exec(db));
        failsComputed(
                () -> Dials.update(dial).narrow(d -> d.narrow().plus(3e38f)).exec(db));
        assertThat(get(Dials.byNumber(1).one(db))).isEqualTo(dial);
        assertThat(get(Dials.update(dial).narrow(d -> d.narrow().minus(0.1f)).exec(db))
                        .narrow())
                .isEqualTo(3e38f);
    }

    @Test
    void fractionsStayFinite() {
        doesNotFit(u -> u.narrow(g -> g.narrow().plus(1e38f)));
        doesNotFit(u -> u.rough(g -> g.rough().plus(1e38)));
        doesNotFit(u -> u.wide(g -> g.wide().plus(1e308)));
        Gauge less = get(Gauges.update(GAUGE)
                .narrow(g -> g.narrow().minus(1e38f))
                .rough(g -> g.rough().minus(0x1p127))
                .wide(g -> g.wide().minus(1.5e308))
                .exec(db()));
        assertThat(less.narrow()).isEqualTo(3e38f - 1e38f);
        assertThat(less.rough()).isEqualTo(0x1p126);
        assertThat(less.wide()).isZero();
        assertThat(get(Gauges.byNumber(1).one(db()))).isEqualTo(less);
    }

    /** An infinity is a value of a column, and one less itself would be NaN. */
    @Test
    void infinitiesAreNotComputedFrom() {
        if (noInfinities()) {
            return;
        }
        Gauge infinite = get(Gauges.update(GAUGE)
                .narrow(Float.NEGATIVE_INFINITY)
                .rough(Double.POSITIVE_INFINITY)
                .wide(Double.POSITIVE_INFINITY)
                .exec(db()));
        failsComputed(
                () -> Gauges.update(infinite).narrow(g -> g.narrow().plus(1f)).exec(db()));
        failsComputed(
                () -> Gauges.update(infinite).rough(g -> g.rough().minus(1.0)).exec(db()));
        if (capabilities().reads().relational()) {
            failsComputed(() -> Gauges.update(infinite)
                    .narrow(g -> g.narrow().minus(g.narrow()))
                    .exec(db()));
            failsComputed(() ->
                    Gauges.update(infinite).wide(g -> g.wide().minus(g.wide())).exec(db()));
            failsComputed(() ->
                    Gauges.update(infinite).wide(g -> g.rough().minus(g.wide())).exec(db()));
            assertThat(get(Gauges.update(infinite).wide(g -> g.rough()).exec(db())))
                    .isEqualTo(infinite);
        }
        assertThat(get(Gauges.byNumber(1).one(db()))).isEqualTo(infinite);
    }

    private boolean noInfinities() {
        if (capabilities().types().infinite()) {
            return false;
        }
        for (double infinite : List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
            assertThat(failure(
                                    InvalidValueException.class,
                                    () -> Gauges.update(GAUGE).wide(infinite).exec(db()))
                            .reason())
                    .isEqualTo(InvalidValueException.Reason.OUT_OF_RANGE);
        }
        return true;
    }

    /** In conditions and orders NaN is the greatest number, and equals itself: two databases agree on that. */
    @Test
    void conditionsAreComputedAlike() {
        if (noInfinities()) {
            return;
        }
        get(Gauges.update(GAUGE).wide(Double.POSITIVE_INFINITY).exec(db()));
        assertThat(get(Gauges.filter(g -> g.wide().minus(g.wide()).gt(Double.POSITIVE_INFINITY))
                        .count(db())))
                .isOne();
        assertThat(get(Gauges.filter(g -> g.wide()
                                .minus(g.wide())
                                .eq(g.wide().minus(g.rough()).minus(g.wide())))
                        .count(db())))
                .isOne();
        assertThat(get(Gauges.filter(g -> g.wide().minus(g.wide()).le(0.0)).count(db())))
                .isZero();
    }

    /** Wherever in a sum they stand. */
    @Test
    void sumsAreNotRounded() {
        finer(u -> u.price(g -> g.price().plus(g.price().plus(new BigDecimal("0.001")))));
        finer(u -> u.price(
                g -> g.price().minus(g.price().plus(new BigDecimal("0.001")).minus(BigDecimal.ONE))));
        finer(u -> u.price(g -> g.price().times(BigDecimal.TEN).minus(new BigDecimal("0.001"))));
        finer(u -> u.price(
                g -> Case.when(g.medium().in(1, 2), new BigDecimal("0.001")).orElse(BigDecimal.ONE)));
        finer(u -> u.price(g -> Case.when(g.rate().gt(BigDecimal.ONE), BigDecimal.ONE)
                .when(g.text().like("%a"), BigDecimal.TEN)
                .orElse(new BigDecimal("0.001"))));
        finer(u -> u.price(g -> g.price()
                .nullIf(new BigDecimal("0.01"))
                .coalesce(BigDecimal.ONE)
                .plus(new BigDecimal("0.001"))));
        for (UnaryOperator<Gauges.Update<Gauge>> change : List.<UnaryOperator<Gauges.Update<Gauge>>>of(
                u -> u.price(g -> g.rate()),
                u -> u.price(g -> g.free()),
                u -> u.price(g -> g.price().plus(g.rate())),
                u -> u.price(g -> g.price().minus(g.price().plus(g.free()))))) {
            refuses(
                    ErrorCode.NOT_ASSIGNABLE,
                    () -> change.apply(Gauges.update(GAUGE)).exec(db()));
        }
    }

    private void finer(UnaryOperator<Gauges.Update<Gauge>> change) {
        probe().clear();
        InvalidValueException refused = failure(
                InvalidValueException.class,
                () -> change.apply(Gauges.update(GAUGE)).exec(db()));
        assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.TOO_MANY_DIGITS);
        assertThat(refused.field()).isEqualTo("Gauge.price");
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void sumsOfCoarserDecimalsAndProductsAreHeld() {
        if (!capabilities().reads().relational()) {
            return;
        }
        Gauge after = get(Gauges.update(GAUGE)
                .rate(g -> g.rate().plus(g.price().minus(new BigDecimal("0.001"))))
                .free(g -> g.free().plus(g.rate()))
                .price(g -> g.price().plus(g.rate().times(new BigDecimal("0.56"))))
                .exec(db()));
        assertThat(after.rate()).isEqualTo(new BigDecimal("10.374"));
        assertThat(after.free()).isEqualTo(new BigDecimal("1.1875"));
        assertThat(after.price()).isEqualTo(new BigDecimal("10.32"));
    }

    @Test
    void digitsOfAConditionAreNotAdded() {
        if (!capabilities().reads().relational()) {
            return;
        }
        BigDecimal fine = new BigDecimal("0.001");
        assertThat(get(Gauges.update(GAUGE)
                                .price(g -> Case.when(
                                                g.rate().gt(fine).and(g.medium().in(7, 2_000_000_000)), BigDecimal.TEN)
                                        .orElse(BigDecimal.ONE))
                                .exec(db()))
                        .price())
                .isEqualByComparingTo("10");
        assertThat(get(Gauges.update(GAUGE)
                                .price(g -> g.price().nullIf(fine).coalesce(BigDecimal.ONE))
                                .exec(db()))
                        .price())
                .isEqualByComparingTo("10");
        assertThat(get(Gauges.update(GAUGE)
                                .price(g -> g.price().plus(BigDecimal.ONE))
                                .price(g -> Case.when(
                                                g.number().in(1, 2), g.price().plus(2))
                                        .orElse(BigDecimal.ONE))
                                .exec(db()))
                        .price())
                .isEqualByComparingTo("13");
    }

    /** A column would hold another number, or the greatest that it holds. */
    @Test
    void numbersThatNoColumnHoldsAreNotComputedWith() {
        for (BigDecimal addend : List.of(new BigDecimal("1E-31"), new BigDecimal("1E+40"))) {
            if (capabilities().contains(StorageType.DECIMAL, addend)) {
                continue;
            }
            probe().clear();
            InvalidValueException refused = failure(
                    InvalidValueException.class,
                    () -> Gauges.update(GAUGE).free(g -> g.free().plus(addend)).exec(db()));
            assertThat(refused.field()).isEqualTo("Gauge.free");
            assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.OUT_OF_RANGE);
            assertThat(probe().calls()).isEmpty();
        }
        BigDecimal held = new BigDecimal("1E-20");
        assertThat(get(Gauges.update(GAUGE).free(g -> g.free().plus(held)).exec(db()))
                        .free())
                .isEqualByComparingTo(GAUGE.free().add(held));
    }

    @Test
    void textsStayWithinTheirColumn() {
        if (!capabilities().reads().relational()) {
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Gauges.update(GAUGE).label(g -> g.text()).exec(db()));
            return;
        }
        doesNotFit(u -> u.label(g -> g.text()));
        get(Gauges.update(GAUGE).text("five5 ").exec(db()));
        failsComputed(() -> Gauges.update(GAUGE).label(g -> g.text()).exec(db()));
        assertThat(get(Gauges.byNumber(1).one(db())).label()).isEqualTo(GAUGE.label());
        get(Gauges.update(GAUGE).text("    ").exec(db()));
        assertThat(get(Gauges.update(GAUGE).label(g -> g.text()).exec(db())).label())
                .isEqualTo("    ");
        get(Gauges.update(GAUGE)
                .text("\uD83D\uDE00\n\uD83D\uDE00\n\uD83D\uDE00")
                .exec(db()));
        assertThat(get(Gauges.update(GAUGE).label(g -> g.text()).exec(db())).label())
                .isEqualTo("\uD83D\uDE00\n\uD83D\uDE00\n\uD83D\uDE00");
    }

    @Test
    void aConstantIsCheckedAsAValue() {
        InvalidValueException refused = failure(
                InvalidValueException.class,
                () -> Gauges.update(GAUGE).label(g -> Constant.of("sixsix")).exec(db()));
        assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.TOO_LONG);
        assertThat(refused.field()).isEqualTo("Gauge.label");
        assertThat(probe().calls()).isEmpty();
        assertThat(get(Gauges.update(GAUGE).label(g -> Constant.of("five.")).exec(db()))
                        .label())
                .isEqualTo("five.");
    }

    private void doesNotFit(UnaryOperator<Gauges.Update<Gauge>> change) {
        failsComputed(() -> change.apply(Gauges.update(GAUGE)).exec(db()));
        assertThat(get(Gauges.byNumber(1).one(db()))).isEqualTo(GAUGE);
    }

    private static void failsComputed(Supplier<? extends Mono<?>> statement) {
        assertThat(failure(InvalidValueException.class, statement).reason())
                .isEqualTo(InvalidValueException.Reason.COMPUTED);
    }
}

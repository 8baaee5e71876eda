package dev.runnel.tck.suite.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.spi.Decoder;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.types.Color;
import dev.runnel.tck.scenario.types.Priced;
import dev.runnel.tck.scenario.types.PricedThings;
import dev.runnel.tck.suite.Topic;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Columns with declared names and types: a value out of range is rejected before any call; no value is truncated or
 * rounded.
 */
public abstract class ColumnTopic extends Topic {
    private static final Priced FULL = new Priced(
            1,
            "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00",
            new BigDecimal("-9999.99"),
            Optional.of(-32_768),
            0.5,
            0.1f,
            Optional.of(Color.GREEN));

    @Override
    protected List<ModelProvider> models() {
        return List.of(PricedThings.MODEL);
    }

    @Test
    @Covers({
        "field_column_name/specify_custom_column_name",
        "field_column_name/specify_custom_column_name_with_type",
        "float_fields/float_fields_column_type_override"
    })
    void valuesInRangeAreStored() {
        assertThat(get(PricedThings.insert(FULL).exec(db()))).isEqualTo(FULL);
        assertThat(get(PricedThings.byNumber(1).one(db()))).isEqualTo(FULL);
        assertThat(get(PricedThings.filter(p -> p.name()
                                .eq(FULL.name())
                                .and(p.price().eq(new BigDecimal("-9999.990")))
                                .and(p.count().eq(-32_768))
                                .and(p.weight().eq(0.5))
                                .and(p.volume().eq(0.1f))
                                .and(p.color().eq(Color.GREEN)))
                        .count(db())))
                .isOne();
        refusesLong(() -> PricedThings.update(FULL).name("sixsix").exec(db()));
        refusesLong(() ->
                PricedThings.draft().number(2).name("\uD83D\uDE00".repeat(6)).exec(db()));
    }

    @Test
    @Covers({
        "type_decimal/ty_decimal_as_numeric_fixed_precision",
        "type_bigdecimal/ty_bigdecimal_as_numeric_fixed_precision"
    })
    void decimalsHaveTheScaleOfTheirColumn() {
        Priced plain = get(PricedThings.create()
                .number(1)
                .name("")
                .price(new BigDecimal("1.5"))
                .weight(1)
                .volume(1)
                .exec(db()));
        assertThat(plain.price()).isEqualTo(new BigDecimal("1.50"));
        assertThat(get(PricedThings.byNumber(1).select(p -> p.price()).one(db())))
                .isEqualTo(new BigDecimal("1.50"));
        assertThat(get(PricedThings.update(plain).price(new BigDecimal("1E+3")).exec(db()))
                        .price())
                .isEqualTo(new BigDecimal("1000.00"));
    }

    @Test
    void valuesOutOfRangeAreRejected() {
        get(PricedThings.insert(FULL).exec(db()));
        for (String price : List.of("10000", "0.001", "9999.999", "-1E+4")) {
            refuses(
                    InvalidValueException.Reason.TOO_MANY_DIGITS,
                    "Priced.price",
                    () -> PricedThings.update(FULL).price(new BigDecimal(price)).exec(db()));
        }
        for (int count : List.of(32_768, -32_769, Integer.MAX_VALUE)) {
            refuses(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    "Priced.count",
                    () -> PricedThings.update(FULL).count(count).exec(db()));
        }
        refuses(
                InvalidValueException.Reason.TOO_MANY_DIGITS,
                "Priced.weight",
                () -> PricedThings.update(FULL).weight(0.1).exec(db()));
        assertThat(get(PricedThings.byNumber(1).one(db()))).isEqualTo(FULL);
    }

    @Test
    void addendsWithMoreDigitsThanTheColumnAreRejected() {
        get(PricedThings.insert(FULL).exec(db()));
        for (String addend : List.of("0.001", "-0.125")) {
            refuses(
                    InvalidValueException.Reason.TOO_MANY_DIGITS,
                    "Priced.price",
                    () -> PricedThings.update(FULL)
                            .price(p -> p.price().plus(new BigDecimal(addend)))
                            .exec(db()));
            refuses(
                    InvalidValueException.Reason.TOO_MANY_DIGITS,
                    "Priced.price",
                    () -> PricedThings.update(FULL)
                            .price(p -> p.price().minus(new BigDecimal(addend)).plus(BigDecimal.ONE))
                            .exec(db()));
        }
        assertThat(get(PricedThings.update(FULL)
                                .price(p -> p.price().plus(new BigDecimal("0.990")))
                                .exec(db()))
                        .price())
                .isEqualTo(new BigDecimal("-9999.00"));
    }

    @Test
    void computedValuesOutOfRangeAreRejected() {
        get(PricedThings.insert(FULL).exec(db()));
        doesNotFit(() -> PricedThings.update(FULL)
                .price(p -> p.price().minus(new BigDecimal("0.01")))
                .exec(db()));
        doesNotFit(
                () -> PricedThings.update(FULL).count(p -> p.count().minus(1)).exec(db()));
        assertThat(get(PricedThings.byNumber(1).one(db()))).isEqualTo(FULL);
    }

    /** Each letter has one in upper case, so that a text is as long as before. */
    @Test
    void aTextInUpperCaseFitsWhereItFittedBefore() {
        Priced sharp = get(PricedThings.create()
                .number(1)
                .name("\u00dfe\u00df\u00df\n")
                .price(BigDecimal.ONE)
                .weight(1)
                .volume(1)
                .exec(db()));
        for (Supplier<Mono<?>> update : List.<Supplier<Mono<?>>>of(
                () -> PricedThings.update(sharp).name(p -> p.name().upper()).exec(db()),
                () -> PricedThings.all().update().name(p -> p.name().upper()).exec(db()))) {
            if (capabilities().writes().relational()) {
                get(update.get());
                assertThat(get(PricedThings.byNumber(1).one(db())).name()).isEqualTo("\u00dfE\u00df\u00df\n");
            } else {
                refuses(ErrorCode.ASSIGNMENT_UNSUPPORTED, update);
            }
        }
    }

    @Test
    @Covers("field_column_type/specify_constrained_string_field")
    void tooLongTextsAreRejectedByEveryWrite() {
        Priced wide = new Priced(2, "sixsix", BigDecimal.ONE, Optional.empty(), 1, 1, Optional.empty());
        refusesLong(() -> PricedThings.insert(wide).exec(db()));
        refusesLong(() -> PricedThings.insertMany(List.of(FULL, wide)).exec(db()));
        refusesLong(() -> PricedThings.createMany(List.of(PricedThings.draft()
                        .number(3)
                        .name("sixsix")
                        .price(BigDecimal.ONE)
                        .weight(1)
                        .volume(1)))
                .exec(db()));
        refusesLong(() -> PricedThings.all().update().name("sixsix").exec(db()));
        refusesLong(() -> PricedThings.all().update().name("sixsix").returning().exec(db()));
        assertThat(get(PricedThings.all().count(db()))).isZero();
    }

    private void doesNotFit(Supplier<? extends Mono<?>> statement) {
        assertThat(failure(InvalidValueException.class, statement).reason())
                .isEqualTo(InvalidValueException.Reason.COMPUTED);
    }

    /** Compared values keep the truth: no column equals what it cannot hold. */
    @Test
    void comparedValuesNeedNotFit() {
        get(PricedThings.insert(FULL).exec(db()));
        assertThat(get(PricedThings.filter(p -> p.name().lt("sixsix")).count(db())))
                .isZero();
        assertThat(get(PricedThings.filter(p -> p.price().lt(new BigDecimal("-9999.985")))
                        .count(db())))
                .isOne();
        assertThat(get(PricedThings.filter(p -> p.count().lt(100_000)).count(db())))
                .isOne();
        assertThat(get(PricedThings.filter(p -> p.weight().gt(0.1)).count(db())))
                .isOne();
        assertThat(get(PricedThings.filter(p -> p.price().in(List.of(new BigDecimal("0.0001"))))
                        .count(db())))
                .isZero();
    }

    @Test
    @Covers("field_column_type/specify_invalid_varchar_size")
    void aTypeThatNoBackendHasIsRefusedWhenTheDbIsBuilt() {
        refuses(ErrorCode.COLUMN_TYPE_UNSUPPORTED, () -> Mono.just(home().beside(new Vast())));
    }

    /** A number of more digits than any backend holds. */
    private static final class Vast implements ModelProvider {
        @Override
        public int version() {
            return VERSION;
        }

        @Override
        public Entity entity() {
            Field amount = Field.of(Priced.class, "amount", 0, Type.of(StorageType.DECIMAL))
                    .ofType(new ColumnType.Numeric(100_001, 0));
            return Entity.of(Priced.class, "vasts", amount).withKey(amount);
        }

        @Override
        public Decoder<?> decoder() {
            return (row, at, loads) -> FULL;
        }
    }

    private void refusesLong(Supplier<? extends Mono<?>> statement) {
        refuses(InvalidValueException.Reason.TOO_LONG, "Priced.name", statement);
    }

    private void refuses(InvalidValueException.Reason reason, String field, Supplier<? extends Mono<?>> statement) {
        probe().clear();
        InvalidValueException refused = failure(InvalidValueException.class, statement);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(probe().calls()).isEmpty();
    }
}

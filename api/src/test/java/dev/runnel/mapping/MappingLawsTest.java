package dev.runnel.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.DecodeFailed;
import dev.runnel.error.InvalidValue.Reason;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Storage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What {@link Bijection} promises, of values of every type. */
class MappingLawsTest {
    private static final Arbitrary<String> TEXTS = Arbitraries.oneOf(
                    Arbitraries.integers().between(0, Character.MAX_CODE_POINT).map(Character::toString),
                    Arbitraries.of("a", "b", "\0", "\ud83d", "\ude00", "\uffff", "\ud83d\ude00"))
            .list()
            .ofMaxSize(4)
            .map(parts -> String.join("", parts));

    private static final Arbitrary<Double> DOUBLES = Arbitraries.oneOf(
            Arbitraries.longs().map(Double::longBitsToDouble),
            Arbitraries.of(0.0, -0.0, 1.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));

    private static final Arbitrary<Float> FLOATS = Arbitraries.oneOf(
            Arbitraries.integers().map(Float::intBitsToFloat),
            Arbitraries.of(0.0f, -0.0f, 1.0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY));

    private static final Arbitrary<BigDecimal> DECIMALS = Combinators.combine(
                    Arbitraries.bigIntegers(), Arbitraries.integers().between(-40, 40))
            .as(BigDecimal::new);

    private static final Arbitrary<Long> NANOS = Arbitraries.longs()
            .between(0, LocalTime.MAX.toNanoOfDay())
            .map(nanos -> nanos % 3 == 0 ? nanos - nanos % 1_000 : nanos);

    private static final Arbitrary<LocalTime> TIMES = NANOS.map(LocalTime::ofNanoOfDay);

    /** Years from before the common era on. */
    private static final Arbitrary<LocalDate> DATES =
            Arbitraries.longs().between(-1_000_000, 1_000_000).map(LocalDate::ofEpochDay);

    private static final Arbitrary<LocalDateTime> DATETIMES =
            Combinators.combine(DATES, TIMES).as(LocalDateTime::of);

    private static final Arbitrary<Instant> INSTANTS = DATETIMES.map(time -> time.toInstant(ZoneOffset.UTC));

    private static final Arbitrary<OffsetDateTime> OFFSET_TIMES = Combinators.combine(
                    DATETIMES, Arbitraries.integers().between(-18, 18))
            .as((time, hours) -> time.atOffset(ZoneOffset.ofHours(hours)));

    private enum Level {
        LOW,
        MIDDLE,
        HIGH
    }

    private record Name(String text) {}

    private record Moment(OffsetDateTime time) {}

    private record Wrapped(Moment moment) {}

    private record Rank(Level level) {}

    private static final Newtype<Moment, OffsetDateTime, Instant> MOMENT =
            Newtype.of(Moment::new, Moment::time, Cast.OFFSET_DATE_TIME);

    private static final List<Mapped<?, ?>> ALL = List.of(
            identity(Storage.BOOL, Arbitraries.of(true, false)),
            identity(Storage.I16, Arbitraries.shorts()),
            identity(Storage.I32, Arbitraries.integers()),
            identity(Storage.I64, Arbitraries.longs()),
            new Mapped<>("f32", Identity.<Float>of(Storage.F32), FLOATS, MappingLawsTest::numerically),
            new Mapped<>("f64", Identity.<Double>of(Storage.F64), DOUBLES, MappingLawsTest::numerically),
            new Mapped<>("decimal", Identity.of(Storage.DECIMAL), DECIMALS, BigDecimal::compareTo),
            identity(Storage.TEXT, TEXTS),
            identity(Storage.BYTES, Arbitraries.bytes().array(byte[].class).ofMaxSize(4)),
            identity(
                    Storage.UUID,
                    Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                            .as(UUID::new)),
            new Mapped<>("date", Identity.<LocalDate>of(Storage.DATE), DATES, Comparator.naturalOrder()),
            new Mapped<>("time", Identity.of(Storage.TIME), TIMES, LocalTime::compareTo),
            new Mapped<>(
                    "datetime", Identity.<LocalDateTime>of(Storage.DATETIME), DATETIMES, Comparator.naturalOrder()),
            new Mapped<>("instant", Identity.of(Storage.INSTANT), INSTANTS, Instant::compareTo),
            new Mapped<>("byte", Cast.BYTE, Arbitraries.bytes(), Byte::compare),
            new Mapped<>("offset", Cast.OFFSET_DATE_TIME, OFFSET_TIMES, OffsetDateTime.timeLineOrder()),
            new Mapped<>("scaled", new Scaled(2), DECIMALS, BigDecimal::compareTo),
            new Mapped<>("labels", Labels.of(Level.values()), Arbitraries.of(Level.class), Level::compareTo),
            new Mapped<>(
                    "newtype of text",
                    Newtype.of(Name::new, Name::text, Identity.<String>of(Storage.TEXT)),
                    TEXTS.map(Name::new),
                    Comparator.comparing(Name::text, Storage.TEXT.order()::compare)),
            new Mapped<>(
                    "newtype of a newtype",
                    Newtype.of(Wrapped::new, Wrapped::moment, MOMENT),
                    OFFSET_TIMES.map(time -> new Wrapped(new Moment(time))),
                    Comparator.comparing(wrapped -> wrapped.moment().time(), OffsetDateTime.timeLineOrder())),
            new Mapped<>(
                    "newtype of labels",
                    Newtype.of(Rank::new, Rank::level, Labels.of(Level.values())),
                    Arbitraries.of(Level.class).map(Rank::new),
                    Comparator.comparing(Rank::level)));

    private static <S> Mapped<S, S> identity(Storage storage, Arbitrary<S> values) {
        return new Mapped<>(storage.name(), Identity.of(storage), values, storage.order()::compare);
    }

    /** As the operators of Java compare: both zeros are one. */
    private static int numerically(Number a, Number b) {
        return a.doubleValue() < b.doubleValue() ? -1 : a.doubleValue() > b.doubleValue() ? 1 : 0;
    }

    /**
     * A mapping, and what is known of its values without it.
     *
     * @param order of the Java type; values that it does not tell apart are equal
     */
    private record Mapped<J, S>(String name, Bijection<J, S> mapping, Arbitrary<J> values, Comparator<J> order) {
        Arbitrary<Pair<J, S>> pairs() {
            Arbitrary<J> fit = values.filter(value -> mapping.unfit(value) == null);
            return Combinators.combine(fit, fit).as((a, b) -> new Pair<>(this, a, b));
        }

        int compareStored(S a, S b) {
            return mapping.storage().order().compare(a, b);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Two values that columns can hold. */
    private record Pair<J, S>(Mapped<J, S> of, J a, J b) {
        void comeBack() {
            J back = of.mapping.decode(of.mapping.encode(a));
            if (of.mapping.isExact(a)) {
                assertThat(of.order.compare(back, a)).isZero();
            } else {
                assertThat(of.order.compare(back, a)).isNegative();
            }
        }

        void stay() {
            S stored = of.mapping.encode(a);
            J back = of.mapping.decode(stored);
            assertThat(of.mapping.unfit(back)).isNull();
            assertThat(of.mapping.isExact(back)).isTrue();
            assertThat(of.compareStored(of.mapping.encode(back), stored)).isZero();
        }

        void compareAsStored() {
            S storedA = of.mapping.encode(a);
            S storedB = of.mapping.encode(b);
            int meant = of.order.compare(a, b);
            int stored = of.compareStored(storedA, storedB);
            if (of.mapping.isExact(a) && of.mapping.isExact(b)) {
                for (CompareOp op : CompareOp.values()) {
                    if (of.mapping.keeps(op)) {
                        assertThat(op.holds(stored)).as("%s", op).isEqualTo(op.holds(meant));
                    }
                }
            } else if (of.mapping.keeps(CompareOp.LT)) {
                assertThat(Integer.signum(stored) * Integer.signum(meant))
                        .as("never turned round")
                        .isNotNegative();
            }
        }
    }

    @Provide
    Arbitrary<Pair<?, ?>> pairs() {
        return Arbitraries.of(ALL).flatMap(mapped -> mapped.pairs().map(pair -> (Pair<?, ?>) pair));
    }

    @Provide
    Arbitrary<String> texts() {
        return TEXTS;
    }

    @Property(tries = 5000)
    void anExactValueComesBackAndAnotherAsOneBeforeIt(@ForAll("pairs") Pair<?, ?> pair) {
        pair.comeBack();
    }

    @Property(tries = 5000)
    void whatIsReadIsStoredAsItWas(@ForAll("pairs") Pair<?, ?> pair) {
        pair.stay();
    }

    @Property(tries = 5000)
    void storedValuesCompareAsTheValuesDo(@ForAll("pairs") Pair<?, ?> pair) {
        pair.compareAsStored();
    }

    @Test
    void labelsKeepEqualityAlone() {
        Labels<Level> labels = Labels.of(Level.values());
        for (CompareOp op : CompareOp.values()) {
            assertThat(labels.keeps(op)).isEqualTo(op == CompareOp.EQ || op == CompareOp.NE);
            assertThat(MOMENT.keeps(op)).isTrue();
            assertThat(Newtype.of(Rank::new, Rank::level, labels).keeps(op)).isEqualTo(labels.keeps(op));
        }
    }

    @Property(tries = 2000)
    void textsAreThoseThatUtf8CanWriteWithoutNul(@ForAll("texts") String text) {
        boolean written = StandardCharsets.UTF_8.newEncoder().canEncode(text) && text.indexOf('\0') < 0;
        assertThat(Identity.<String>of(Storage.TEXT).unfit(text) == null).isEqualTo(written);
    }

    @Test
    void whatNoColumnHoldsIsRefused() {
        Identity<String> text = Identity.of(Storage.TEXT);
        assertThat(text.unfit("a\0")).isEqualTo(Reason.NUL_CHARACTER);
        assertThat(text.unfit("\ud83da")).isEqualTo(Reason.UNPAIRED_SURROGATE);
        assertThat(text.unfit("\ude00\ud83d")).isEqualTo(Reason.UNPAIRED_SURROGATE);
        assertThat(Identity.<Double>of(Storage.F64).unfit(Double.NaN)).isEqualTo(Reason.NOT_A_NUMBER);
        assertThat(Identity.<Float>of(Storage.F32).unfit(Float.NaN)).isEqualTo(Reason.NOT_A_NUMBER);

        Newtype<Name, String, String> name = Newtype.of(Name::new, Name::text, text);
        assertThat(name.unfit(new Name("\0"))).isEqualTo(Reason.NUL_CHARACTER);
        assertThat(name.unfit(new Name(null))).isEqualTo(Reason.NULL_INSIDE);
    }

    @Test
    void decimalsHaveAsManyDigitsAsTheNarrowestColumn() {
        for (Bijection<BigDecimal, BigDecimal> decimals :
                List.<Bijection<BigDecimal, BigDecimal>>of(Identity.of(Storage.DECIMAL), new Scaled(2))) {
            assertThat(decimals.unfit(new BigDecimal("1E131071"))).isNull();
            assertThat(decimals.unfit(new BigDecimal("1E131072"))).isEqualTo(Reason.OUT_OF_RANGE);
            assertThat(decimals.unfit(new BigDecimal("1E-16383"))).isNull();
            assertThat(decimals.unfit(new BigDecimal("1E-16384"))).isEqualTo(Reason.OUT_OF_RANGE);
            assertThat(decimals.unfit(new BigDecimal("10E-16384"))).isNull();
            assertThat(decimals.unfit(new BigDecimal("0E-16384"))).isNull();
        }
    }

    @Test
    void decimalsOfAScaledColumnHaveItsDigits() {
        assertThat(new Scaled(2).decode(new BigDecimal("1.5"))).isEqualTo(new BigDecimal("1.50"));
        assertThat(new Scaled(2).decode(new BigDecimal("1.505"))).isEqualTo(new BigDecimal("1.505"));
    }

    @Test
    void storedBytesAreOnesOwn() {
        byte[] bytes = {1, 2};
        byte[] stored = Identity.<byte[]>of(Storage.BYTES).encode(bytes);
        bytes[0] = 9;
        assertThat(stored).containsExactly(1, 2);
    }

    @Test
    void storedValuesThatStandForNoneFail() {
        assertThatThrownBy(() -> Cast.BYTE.decode((short) 128)).isInstanceOf(DecodeFailed.class);
        assertThatThrownBy(() -> Labels.of(Level.values()).decode("low")).isInstanceOf(DecodeFailed.class);
        Newtype<Name, String, String> refusing = Newtype.of(
                text -> {
                    throw new IllegalArgumentException("not " + text);
                },
                Name::text,
                Identity.of(Storage.TEXT));
        assertThatThrownBy(() -> refusing.decode("secret"))
                .isInstanceOf(DecodeFailed.class)
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }
}

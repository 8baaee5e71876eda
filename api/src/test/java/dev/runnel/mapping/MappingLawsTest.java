package dev.runnel.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException.Reason;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What {@link Encoding} promises, of values of every type. */
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
                    Arbitraries.bigIntegers(),
                    Arbitraries.oneOf(Arbitraries.integers().between(-40, 40), Arbitraries.of(-5, 0, 30)))
            .as(BigDecimal::new);

    /** None, some, and many. */
    private static final Arbitrary<byte[]> BYTES = Arbitraries.oneOf(
            Arbitraries.bytes().array(byte[].class).ofMaxSize(4),
            Arbitraries.bytes().map(each -> filled(100_000, each)));

    private static byte[] filled(int length, byte each) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, each);
        return bytes;
    }

    private static final Arbitrary<Long> NANOS = Arbitraries.longs()
            .between(0, LocalTime.MAX.toNanoOfDay())
            .map(nanos -> nanos % 3 == 0 ? nanos - nanos % 1_000 : nanos);

    private static final Arbitrary<LocalTime> TIMES = NANOS.map(LocalTime::ofNanoOfDay);

    /** Years from before the common era on. */
    private static final Arbitrary<LocalDate> DATES = Arbitraries.oneOf(
            Arbitraries.longs().between(-1_000_000, 1_000_000).map(LocalDate::ofEpochDay),
            Arbitraries.of(
                    LocalDate.of(1, 1, 1),
                    LocalDate.of(1900, 2, 28),
                    LocalDate.of(2000, 2, 29),
                    LocalDate.of(2024, 2, 29),
                    LocalDate.of(9999, 12, 31)));

    private static final Arbitrary<LocalDateTime> DATETIMES =
            Combinators.combine(DATES, TIMES).as(LocalDateTime::of);

    private static final Arbitrary<Instant> INSTANTS = DATETIMES.map(time -> time.toInstant(ZoneOffset.UTC));

    private static final Arbitrary<OffsetDateTime> OFFSET_TIMES = Combinators.combine(
                    DATETIMES, Arbitraries.oneOf(Arbitraries.integers().between(-18, 18), Arbitraries.of(-18, 18)))
            .as((time, hours) -> time.atOffset(ZoneOffset.ofHours(hours)));

    private static final Arbitrary<ZonedDateTime> ZONED_TIMES = Combinators.combine(
                    DATETIMES, Arbitraries.of("Europe/Paris", "UTC", "GMT+1", "+05:45", "-18:00", "Pacific/Apia"))
            .as((time, zone) -> time.atZone(ZoneId.of(zone)));

    /** Also longer than 64 bits of microseconds. */
    private static final Arbitrary<Duration> DURATIONS = Arbitraries.oneOf(
            Arbitraries.longs().map(Duration::ofNanos),
            Arbitraries.longs().map(micros -> Duration.of(micros, ChronoUnit.MICROS)),
            Arbitraries.longs().map(Duration::ofSeconds),
            Arbitraries.of(
                    Duration.of(Long.MIN_VALUE, ChronoUnit.MICROS),
                    Duration.of(Long.MAX_VALUE, ChronoUnit.MICROS).plusNanos(999)));

    private static final Arbitrary<Integer> YEARS = Arbitraries.integers().between(Year.MIN_VALUE, Year.MAX_VALUE);

    private static final Arbitrary<InetAddress> ADDRESSES = Arbitraries.oneOf(
                    Arbitraries.bytes().array(byte[].class).ofSize(4),
                    Arbitraries.bytes().array(byte[].class).ofSize(16))
            .map(MappingLawsTest::address);

    private static InetAddress address(byte[] numbers) {
        try {
            return InetAddress.getByAddress("a name that is not kept", numbers);
        } catch (UnknownHostException never) {
            throw new IllegalArgumentException(never);
        }
    }

    /** Of values that have no order of their own: equal where they print alike. */
    private static int byText(Object a, Object b) {
        return print(a).compareTo(print(b));
    }

    private static String print(Object value) {
        return value instanceof InetAddress address ? address.getHostAddress() : value.toString();
    }

    /** Keeps the sum and not the order. */
    private static final class Negated implements Bijection.Additive<Duration, Duration> {
        @Override
        public Duration encode(Duration value) {
            return value.negated();
        }

        @Override
        public Duration decode(Duration stored) {
            return stored.negated();
        }
    }

    private static final Arbitrary<UUID> UUIDS = Arbitraries.oneOf(
            Arbitraries.of(new UUID(0, 0), new UUID(-1, -1)),
            Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new));

    private enum Level {
        LOW,
        MIDDLE,
        HIGH
    }

    private record Name(String text) {}

    private record Moment(OffsetDateTime time) {}

    private record Wrapped(Moment moment) {}

    private record Rank(Level level) {}

    private static final NewtypeEncoding<Moment, OffsetDateTime, Instant> MOMENT =
            NewtypeEncoding.of(Moment::new, Moment::time, JdkEncodings.OFFSET_DATE_TIME);

    private static final List<Mapped<?, ?>> ALL = List.of(
            identity(StorageType.BOOL, Arbitraries.of(true, false)),
            identity(StorageType.I16, Arbitraries.shorts()),
            identity(StorageType.I32, Arbitraries.integers()),
            identity(StorageType.I64, Arbitraries.longs()),
            new Mapped<>("f32", IdentityEncoding.<Float>of(StorageType.F32), FLOATS, MappingLawsTest::numerically),
            new Mapped<>("f64", IdentityEncoding.<Double>of(StorageType.F64), DOUBLES, MappingLawsTest::numerically),
            new Mapped<>("decimal", IdentityEncoding.of(StorageType.DECIMAL), DECIMALS, BigDecimal::compareTo),
            identity(StorageType.TEXT, TEXTS),
            identity(StorageType.BYTES, BYTES),
            identity(StorageType.UUID, UUIDS),
            new Mapped<>("date", IdentityEncoding.<LocalDate>of(StorageType.DATE), DATES, Comparator.naturalOrder()),
            new Mapped<>("time", IdentityEncoding.of(StorageType.TIME), TIMES, LocalTime::compareTo),
            new Mapped<>(
                    "datetime",
                    IdentityEncoding.<LocalDateTime>of(StorageType.DATETIME),
                    DATETIMES,
                    Comparator.naturalOrder()),
            new Mapped<>("instant", IdentityEncoding.of(StorageType.INSTANT), INSTANTS, Instant::compareTo),
            new Mapped<>("byte", JdkEncodings.BYTE, Arbitraries.bytes(), Byte::compare),
            new Mapped<>("offset", JdkEncodings.OFFSET_DATE_TIME, OFFSET_TIMES, OffsetDateTime.timeLineOrder()),
            new Mapped<>("unsigned byte", JdkEncodings.UNSIGNED_BYTE, Arbitraries.bytes(), Byte::compareUnsigned),
            new Mapped<>("unsigned short", JdkEncodings.UNSIGNED_SHORT, Arbitraries.shorts(), Short::compareUnsigned),
            new Mapped<>("unsigned int", JdkEncodings.UNSIGNED_INT, Arbitraries.integers(), Integer::compareUnsigned),
            new Mapped<>("unsigned long", JdkEncodings.UNSIGNED_LONG, Arbitraries.longs(), Long::compareUnsigned),
            new Mapped<>("big integer", JdkEncodings.BIG_INTEGER, Arbitraries.bigIntegers(), BigInteger::compareTo),
            new Mapped<>("char", JdkEncodings.CHAR, Arbitraries.chars().all(), Character::compare),
            new Mapped<>("zoned", JdkEncodings.ZONED_DATE_TIME, ZONED_TIMES, MappingLawsTest::byText),
            new Mapped<>(
                    "offset time",
                    JdkEncodings.OFFSET_TIME,
                    OFFSET_TIMES.map(OffsetDateTime::toOffsetTime),
                    MappingLawsTest::byText),
            new Mapped<>("duration", JdkEncodings.DURATION, DURATIONS, Duration::compareTo),
            new Mapped<>(
                    "period",
                    JdkEncodings.PERIOD,
                    Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), Arbitraries.integers())
                            .as(Period::of),
                    MappingLawsTest::byText),
            new Mapped<>("year", JdkEncodings.YEAR, YEARS.map(Year::of), Comparator.naturalOrder()),
            new Mapped<>(
                    "year and month",
                    JdkEncodings.YEAR_MONTH,
                    Combinators.combine(YEARS, Arbitraries.integers().between(1, 12))
                            .as(YearMonth::of),
                    Comparator.naturalOrder()),
            new Mapped<>(
                    "uri",
                    JdkEncodings.URI,
                    Arbitraries.of("", "a", "A:b", "a:b", "http://EXAMPLE.com/%7E", "http://example.com/%7e", "#f")
                            .map(URI::create),
                    MappingLawsTest::byText),
            new Mapped<>(
                    "locale",
                    JdkEncodings.LOCALE,
                    Arbitraries.of(Locale.getAvailableLocales()),
                    MappingLawsTest::byText),
            new Mapped<>(
                    "currency",
                    JdkEncodings.CURRENCY,
                    Arbitraries.of(Currency.getAvailableCurrencies()),
                    MappingLawsTest::byText),
            new Mapped<>("address", JdkEncodings.INET_ADDRESS, ADDRESSES, MappingLawsTest::byText),
            new Mapped<>("affine", AffineEncoding.ofLong("1000", "-7"), Arbitraries.longs(), Long::compare),
            new Mapped<>("turned round", AffineEncoding.ofShort("-3", "1"), Arbitraries.shorts(), Short::compare),
            new Mapped<>("affine decimals", AffineEncoding.ofDecimal("-0.4", "1.5"), DECIMALS, BigDecimal::compareTo),
            new Mapped<>(
                    "codes",
                    EnumEncoding.byCode(Level.LOW, 7).with(Level.MIDDLE, -1).with(Level.HIGH, 3),
                    Arbitraries.of(Level.class),
                    Level::compareTo),
            new Mapped<>(
                    "labels of one's own",
                    EnumEncoding.byName(Level.values()).with(Level.LOW, "zero"),
                    Arbitraries.of(Level.class),
                    Level::compareTo),
            new Mapped<>(
                    "converted",
                    new CustomEncoding<>(new Negated(), JdkEncodings.DURATION),
                    DURATIONS,
                    Comparator.reverseOrder()),
            new Mapped<>("uuid as text", TextEncodings.UUID_TEXT, UUIDS, StorageType.UUID.order()::compare),
            new Mapped<>("uuid as bytes", TextEncodings.UUID_BINARY, UUIDS, StorageType.UUID.order()::compare),
            new Mapped<>("date as text", TextEncodings.DATE, DATES, Comparator.naturalOrder()),
            new Mapped<>("time as text", TextEncodings.LOCAL_TIME, TIMES, Comparator.naturalOrder()),
            new Mapped<>("datetime as text", TextEncodings.LOCAL_DATE_TIME, DATETIMES, Comparator.naturalOrder()),
            new Mapped<>("instant as text", TextEncodings.INSTANT, INSTANTS, Comparator.naturalOrder()),
            new Mapped<>(
                    "offset as text", TextEncodings.OFFSET_DATE_TIME, OFFSET_TIMES, OffsetDateTime.timeLineOrder()),
            new Mapped<>("decimal as text", TextEncodings.DECIMAL, DECIMALS, BigDecimal::compareTo),
            new Mapped<>(
                    "big integer as text", TextEncodings.BIG_INTEGER, Arbitraries.bigIntegers(), BigInteger::compareTo),
            new Mapped<>("scaled", new FixedScaleEncoding(2), DECIMALS, BigDecimal::compareTo),
            new Mapped<>(
                    "hundredths of an instant",
                    new TruncatingEncoding<>(IdentityEncoding.<Instant>of(StorageType.INSTANT), 2),
                    INSTANTS,
                    Instant::compareTo),
            new Mapped<>(
                    "seconds",
                    new TruncatingEncoding<>(IdentityEncoding.<LocalTime>of(StorageType.TIME), 0),
                    TIMES,
                    LocalTime::compareTo),
            new Mapped<>(
                    "milliseconds with an offset",
                    new TruncatingEncoding<>(JdkEncodings.OFFSET_DATE_TIME, 3),
                    OFFSET_TIMES,
                    OffsetDateTime.timeLineOrder()),
            new Mapped<>("labels", EnumEncoding.byName(Level.values()), Arbitraries.of(Level.class), Level::compareTo),
            new Mapped<>(
                    "newtype of text",
                    NewtypeEncoding.of(Name::new, Name::text, IdentityEncoding.<String>of(StorageType.TEXT)),
                    TEXTS.map(Name::new),
                    Comparator.comparing(Name::text, StorageType.TEXT.order()::compare)),
            new Mapped<>(
                    "newtype of a newtype",
                    NewtypeEncoding.of(Wrapped::new, Wrapped::moment, MOMENT),
                    OFFSET_TIMES.map(time -> new Wrapped(new Moment(time))),
                    Comparator.comparing(wrapped -> wrapped.moment().time(), OffsetDateTime.timeLineOrder())),
            new Mapped<>(
                    "newtype of labels",
                    NewtypeEncoding.of(Rank::new, Rank::level, EnumEncoding.byName(Level.values())),
                    Arbitraries.of(Level.class).map(Rank::new),
                    Comparator.comparing(Rank::level)));

    /** Affine mappings without an offset. */
    private static final List<Mapped<?, ?>> MULTIPLES = List.of(
            new Mapped<>("times 1000", AffineEncoding.ofLong("1000", "0"), Arbitraries.longs(), Long::compare),
            new Mapped<>("times -3", AffineEncoding.ofShort("-3", "0"), Arbitraries.shorts(), Short::compare),
            new Mapped<>("times -0.4", AffineEncoding.ofDecimal("-0.4", "0"), DECIMALS, BigDecimal::compareTo));

    /** The sum of two values of a type that has one; an {@code ArithmeticException} where it is none of the type. */
    private static Object sum(Object a, Object b) {
        if (a instanceof Byte x && b instanceof Byte y) {
            return BigInteger.valueOf(x + y).byteValueExact();
        }
        if (a instanceof Short x && b instanceof Short y) {
            return BigInteger.valueOf(x + y).shortValueExact();
        }
        if (a instanceof Integer x && b instanceof Integer y) {
            return Math.addExact(x, y);
        }
        if (a instanceof Long x && b instanceof Long y) {
            return Math.addExact(x, y);
        }
        if (a instanceof Float x && b instanceof Float y) {
            return x + y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x + y;
        }
        if (a instanceof BigInteger x && b instanceof BigInteger y) {
            return x.add(y);
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return x.plus(y);
        }
        return ((BigDecimal) a).add((BigDecimal) b);
    }

    private static <S> Mapped<S, S> identity(StorageType storage, Arbitrary<S> values) {
        return new Mapped<>(storage.name(), IdentityEncoding.of(storage), values, storage.order()::compare);
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
    private record Mapped<J, S>(String name, Encoding<J, S> mapping, Arbitrary<J> values, Comparator<J> order) {
        Arbitrary<Pair<J, S>> pairs() {
            Arbitrary<J> fit = values.filter(value -> mapping.violation(value) == null);
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
                // without an order, equality with the value before truncation is all that is promised not to be
                assertThat(of.order.compare(back, a)).isNotZero();
                if (of.mapping.preserves(PreservedOperator.LESS)) {
                    assertThat(of.order.compare(back, a)).isNegative();
                }
            }
        }

        void stay() {
            S stored = of.mapping.encode(a);
            J back = of.mapping.decode(stored);
            assertThat(of.mapping.violation(back)).isNull();
            assertThat(of.mapping.isExact(back)).isTrue();
            assertThat(of.compareStored(of.mapping.encode(back), stored)).isZero();
        }

        /** Where both sums are values. */
        @SuppressWarnings("unchecked")
        void addUpAsStored() {
            J meant;
            S stored;
            try {
                meant = (J) sum(a, b);
                stored = (S) sum(of.mapping.encode(a), of.mapping.encode(b));
            } catch (ArithmeticException none) {
                return;
            }
            if (of.mapping.violation(meant) == null && of.mapping.isExact(a) && of.mapping.isExact(b)) {
                assertThat(of.compareStored(of.mapping.encode(meant), stored)).isZero();
            }
        }

        void compareAsStored() {
            S storedA = of.mapping.encode(a);
            S storedB = of.mapping.encode(b);
            int meant = of.order.compare(a, b);
            int stored = of.compareStored(storedA, storedB);
            if (of.mapping.isExact(a) && of.mapping.isExact(b)) {
                for (CompareOp op : CompareOp.values()) {
                    if (of.mapping.preserves(PreservedOperator.of(op))) {
                        assertThat(op.test(stored)).as("%s", op).isEqualTo(op.test(meant));
                    }
                }
            } else if (of.mapping.preserves(PreservedOperator.LESS)) {
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

    @Provide
    Arbitrary<Pair<?, ?>> addends() {
        List<Mapped<?, ?>> keeping = Stream.concat(ALL.stream(), MULTIPLES.stream())
                .filter(mapped -> mapped.mapping.preserves(PreservedOperator.PLUS))
                .toList();
        assertThat(keeping).hasSizeGreaterThan(10).containsAll(MULTIPLES);
        return Arbitraries.of(keeping).flatMap(mapped -> mapped.pairs().map(pair -> (Pair<?, ?>) pair));
    }

    @Property(tries = 5000)
    void storedValuesAddUpAsTheValuesDo(@ForAll("addends") Pair<?, ?> pair) {
        pair.addUpAsStored();
    }

    @Property(tries = 5000)
    void storedValuesCompareAsTheValuesDo(@ForAll("pairs") Pair<?, ?> pair) {
        pair.compareAsStored();
    }

    @Test
    void labelsKeepEqualityAlone() {
        EnumEncoding<Level, String> labels = EnumEncoding.byName(Level.values());
        for (CompareOp op : CompareOp.values()) {
            assertThat(labels.preserves(PreservedOperator.of(op))).isEqualTo(op == CompareOp.EQ || op == CompareOp.NE);
            assertThat(MOMENT.preserves(PreservedOperator.of(op))).isTrue();
            assertThat(NewtypeEncoding.of(Rank::new, Rank::level, labels).preserves(PreservedOperator.of(op)))
                    .isEqualTo(labels.preserves(PreservedOperator.of(op)));
        }
    }

    @Property(tries = 2000)
    void textsAreThoseThatUtf8CanWriteWithoutNul(@ForAll("texts") String text) {
        boolean written = StandardCharsets.UTF_8.newEncoder().canEncode(text) && text.indexOf('\0') < 0;
        assertThat(IdentityEncoding.<String>of(StorageType.TEXT).violation(text) == null)
                .isEqualTo(written);
    }

    @Test
    void whatNoColumnHoldsIsRefused() {
        IdentityEncoding<String> text = IdentityEncoding.of(StorageType.TEXT);
        assertThat(text.violation("a\0")).isEqualTo(Reason.NUL_CHARACTER);
        assertThat(text.violation("\ud83da")).isEqualTo(Reason.UNPAIRED_SURROGATE);
        assertThat(text.violation("\ude00\ud83d")).isEqualTo(Reason.UNPAIRED_SURROGATE);
        assertThat(IdentityEncoding.<Double>of(StorageType.F64).violation(Double.NaN))
                .isEqualTo(Reason.NOT_A_NUMBER);
        assertThat(IdentityEncoding.<Float>of(StorageType.F32).violation(Float.NaN))
                .isEqualTo(Reason.NOT_A_NUMBER);

        NewtypeEncoding<Name, String, String> name = NewtypeEncoding.of(Name::new, Name::text, text);
        assertThat(name.violation(new Name("\0"))).isEqualTo(Reason.NUL_CHARACTER);
        assertThat(name.violation(new Name(null))).isEqualTo(Reason.NULL_INSIDE);
    }

    @Test
    void decimalsHaveAsManyDigitsAsTheNarrowestColumn() {
        for (Encoding<BigDecimal, BigDecimal> decimals : List.<Encoding<BigDecimal, BigDecimal>>of(
                IdentityEncoding.of(StorageType.DECIMAL), new FixedScaleEncoding(2))) {
            assertThat(decimals.violation(new BigDecimal("1E131071"))).isNull();
            assertThat(decimals.violation(new BigDecimal("1E131072"))).isEqualTo(Reason.OUT_OF_RANGE);
            assertThat(decimals.violation(new BigDecimal("1E-16383"))).isNull();
            assertThat(decimals.violation(new BigDecimal("1E-16384"))).isEqualTo(Reason.OUT_OF_RANGE);
            assertThat(decimals.violation(new BigDecimal("10E-16384"))).isNull();
            assertThat(decimals.violation(new BigDecimal("0E-16384"))).isNull();
        }
    }

    /** Written out, each has 400 million digits. */
    @Test
    void decimalsWithHugeExponentsAreRefusedAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String huge : List.of("1E+400000000", "-1E-400000000", "1E+2147483647")) {
                BigDecimal value = new BigDecimal(huge);
                assertThat(AffineEncoding.ofDecimal("2.5", "1").violation(value))
                        .isEqualTo(Reason.OUT_OF_RANGE);
                assertThat(TextEncodings.DECIMAL.violation(value)).isEqualTo(Reason.NOT_MAPPED);
                assertThatThrownBy(() -> TextEncodings.DECIMAL.decode(huge)).isInstanceOf(DecodeException.class);
            }
            BigDecimal zero = new BigDecimal("0E-400000000");
            assertThat(AffineEncoding.ofDecimal("2.5", "1").violation(zero)).isNull();
            assertThat(AffineEncoding.ofDecimal("2.5", "1").encode(zero)).isEqualTo(BigDecimal.ONE);
            assertThat(TextEncodings.DECIMAL.encode(zero)).isEqualTo("0");
        });
    }

    @Test
    void decimalsOfAScaledColumnHaveItsDigits() {
        assertThat(new FixedScaleEncoding(2).decode(new BigDecimal("1.5"))).isEqualTo(new BigDecimal("1.50"));
        assertThat(new FixedScaleEncoding(2).decode(new BigDecimal("1.505"))).isEqualTo(new BigDecimal("1.505"));
    }

    @Test
    void storedBytesAreOnesOwn() {
        byte[] bytes = {1, 2};
        byte[] stored = IdentityEncoding.<byte[]>of(StorageType.BYTES).encode(bytes);
        bytes[0] = 9;
        assertThat(stored).containsExactly(1, 2);
    }

    @Test
    void ontoWhereEveryStoredValueIsRead() {
        for (Encoding<?, ?> onto : List.of(
                IdentityEncoding.of(StorageType.I32),
                new FixedScaleEncoding(2),
                new TruncatingEncoding<>(JdkEncodings.OFFSET_DATE_TIME, 3),
                JdkEncodings.DURATION,
                AffineEncoding.ofDecimal("2.5", "1"))) {
            assertThat(onto.isSurjective()).isTrue();
        }
        assertThat(JdkEncodings.DURATION.decode(Long.MIN_VALUE)).isNotNull();
        assertThat(JdkEncodings.DURATION.decode(Long.MAX_VALUE)).isNotNull();
        for (Encoding<?, ?> part :
                List.of(AffineEncoding.ofLong("1", "1"), JdkEncodings.BYTE, JdkEncodings.YEAR_MONTH, MOMENT)) {
            assertThat(part.isSurjective()).isFalse();
        }
    }

    @Test
    void storedValuesThatStandForNoneFail() {
        assertThatThrownBy(() -> JdkEncodings.BYTE.decode((short) 128)).isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> EnumEncoding.byName(Level.values()).decode("low"))
                .isInstanceOf(DecodeException.class);
        NewtypeEncoding<Name, String, String> refusing = NewtypeEncoding.of(
                text -> {
                    throw new IllegalArgumentException("not " + text);
                },
                Name::text,
                IdentityEncoding.of(StorageType.TEXT));
        assertThatThrownBy(() -> refusing.decode("secret"))
                .isInstanceOf(DecodeException.class)
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }
}

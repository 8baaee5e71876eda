package dev.runnel.tck.suite.type;

import dev.runnel.Expr;
import dev.runnel.NullableExpr;
import dev.runnel.tck.scenario.mapped.Holding;
import dev.runnel.tck.scenario.mapped.Holdings;
import dev.runnel.tck.scenario.mapped.Keeping;
import dev.runnel.tck.scenario.mapped.Keepings;
import dev.runnel.tck.scenario.mapped.Mood;
import dev.runnel.tck.scenario.mapped.Phase;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows with a value of every JDK type that is stored as another type, at the limits and between. */
final class MappedSample {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private MappedSample() {}

    /**
     * A type.
     *
     * @param order of its values; null where the store knows none
     */
    record Kind<T>(
            String name,
            Function<Holdings.Fields<Holding>, ? extends Expr<Holding, T>> required,
            Function<Holding, T> value,
            Function<Keepings.Fields<Keeping>, ? extends NullableExpr<Keeping, T>> nullable,
            @Nullable Comparator<T> order) {}

    static final List<Kind<?>> KINDS = List.of(
            new Kind<>("BigInteger", f -> f.whole(), Holding::whole, f -> f.whole(), Comparator.naturalOrder()),
            new Kind<>("char", f -> f.letter(), Holding::letter, f -> f.letter(), Comparator.naturalOrder()),
            new Kind<>("ZonedDateTime", f -> f.zoned(), Holding::zoned, f -> f.zoned(), null),
            new Kind<>("OffsetTime", f -> f.clock(), Holding::clock, f -> f.clock(), null),
            new Kind<>("Duration", f -> f.span(), Holding::span, f -> f.span(), Comparator.naturalOrder()),
            new Kind<>("Period", f -> f.period(), Holding::period, f -> f.period(), null),
            new Kind<>("Year", f -> f.year(), Holding::year, f -> f.year(), Comparator.naturalOrder()),
            new Kind<>("YearMonth", f -> f.month(), Holding::month, f -> f.month(), Comparator.naturalOrder()),
            new Kind<>("URI", f -> f.link(), Holding::link, f -> f.link(), null),
            new Kind<>("Locale", f -> f.locale(), Holding::locale, f -> f.locale(), null),
            new Kind<>("Currency", f -> f.currency(), Holding::currency, f -> f.currency(), null),
            new Kind<>("InetAddress", f -> f.address(), Holding::address, f -> f.address(), null),
            new Kind<Byte>("unsigned byte", f -> f.u8(), Holding::u8, f -> f.u8(), Byte::compareUnsigned),
            new Kind<Short>("unsigned short", f -> f.u16(), Holding::u16, f -> f.u16(), Short::compareUnsigned),
            new Kind<Integer>("unsigned int", f -> f.u32(), Holding::u32, f -> f.u32(), Integer::compareUnsigned),
            new Kind<Long>("unsigned long", f -> f.u64(), Holding::u64, f -> f.u64(), Long::compareUnsigned),
            new Kind<>("labels", f -> f.mood(), Holding::mood, f -> f.mood(), null),
            new Kind<>("codes", f -> f.phase(), Holding::phase, f -> f.phase(), null));

    /** The second and third are one instant in two zones, and the fourth and fifth one local time with two offsets. */
    static final List<Holding> ROWS = List.of(
            new Holding(
                    1,
                    BigInteger.TEN.pow(34).negate(),
                    'a',
                    ZonedDateTime.of(LocalDateTime.of(1, 1, 1, 0, 0), ZoneOffset.ofHours(18)),
                    OffsetTime.of(LocalTime.MIN, ZoneOffset.ofHours(-18)),
                    Duration.of(Long.MIN_VALUE, ChronoUnit.MICROS),
                    Period.ZERO,
                    Year.of(Year.MIN_VALUE),
                    YearMonth.of(1, 1),
                    URI.create(""),
                    Locale.ROOT,
                    Currency.getInstance("EUR"),
                    address("0.0.0.0"),
                    (byte) 0,
                    (short) 0,
                    0,
                    0L,
                    Mood.CALM,
                    Phase.FIRST),
            new Holding(
                    2,
                    BigInteger.ZERO,
                    'B',
                    ZonedDateTime.of(2024, 2, 29, 12, 0, 0, 123_456_000, ZoneOffset.UTC),
                    OffsetTime.of(12, 0, 0, 1_000, ZoneOffset.UTC),
                    Duration.ZERO,
                    Period.of(1, -2, 3),
                    Year.of(0),
                    YearMonth.of(2024, 2),
                    URI.create("HTTP://Example.com/%7e"),
                    Locale.GERMANY,
                    Currency.getInstance("JPY"),
                    address("127.0.0.1"),
                    Byte.MAX_VALUE,
                    Short.MAX_VALUE,
                    Integer.MAX_VALUE,
                    Long.MAX_VALUE,
                    Mood.GLAD,
                    Phase.SECOND),
            new Holding(
                    3,
                    BigInteger.ONE,
                    'é',
                    ZonedDateTime.of(2024, 2, 29, 13, 0, 0, 123_456_000, PARIS),
                    OffsetTime.of(13, 0, 0, 1_000, ZoneOffset.ofHours(1)),
                    Duration.ofNanos(-1_000),
                    Period.ofDays(30),
                    Year.of(2024),
                    YearMonth.of(2024, 12),
                    URI.create("http://example.com/%7e"),
                    Locale.forLanguageTag("sr-Latn-RS-u-ca-buddhist"),
                    Currency.getInstance("XXX"),
                    address("::1"),
                    Byte.MIN_VALUE,
                    Short.MIN_VALUE,
                    Integer.MIN_VALUE,
                    Long.MIN_VALUE,
                    Mood.BLANK,
                    Phase.THIRD),
            new Holding(
                    4,
                    BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE),
                    '\ufffd',
                    ZonedDateTime.ofLocal(LocalDateTime.of(2024, 10, 27, 2, 30), PARIS, ZoneOffset.ofHours(1)),
                    OffsetTime.of(LocalTime.of(23, 59, 59, 999_999_000), ZoneOffset.ofHours(18)),
                    Duration.ofDays(1),
                    Period.ofMonths(1),
                    Year.of(9999),
                    YearMonth.of(9999, 11),
                    URI.create("urn:isbn:0-395-36341-1"),
                    Locale.forLanguageTag("zh-Hant-TW"),
                    Currency.getInstance("USD"),
                    address("2001:db8::ff00:42:8329"),
                    (byte) -2,
                    (short) -2,
                    -2,
                    -2L,
                    Mood.CALM,
                    Phase.FIRST),
            new Holding(
                    5,
                    BigInteger.TEN.pow(34),
                    ' ',
                    ZonedDateTime.ofLocal(LocalDateTime.of(2024, 10, 27, 2, 30), PARIS, ZoneOffset.ofHours(2)),
                    OffsetTime.of(LocalTime.of(23, 59, 59, 999_999_000), ZoneOffset.ofHours(-18)),
                    Duration.of(Long.MAX_VALUE, ChronoUnit.MICROS),
                    Period.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE),
                    Year.of(Year.MAX_VALUE),
                    YearMonth.of(9999, 12),
                    URI.create("mailto:a@example.com"),
                    Locale.JAPAN,
                    Currency.getInstance("CHF"),
                    address("255.255.255.255"),
                    (byte) -1,
                    (short) -1,
                    -1,
                    -1L,
                    Mood.GLAD,
                    Phase.THIRD));

    /** The row of a nullable table with the same values. */
    static Keeping keeping(Holding row) {
        return Components.record(
                Keeping.class, component -> Components.optional(component, Components.value(row, component.getName())));
    }

    /** A row of nulls. */
    static Keeping blank(int number) {
        return Components.record(
                Keeping.class, component -> component.getName().equals("number") ? number : Optional.empty());
    }

    private static InetAddress address(String numbers) {
        try {
            return InetAddress.getByName(numbers);
        } catch (UnknownHostException never) {
            throw new IllegalArgumentException(numbers, never);
        }
    }
}

package dev.runnel.tck.random;

import static java.util.Map.entry;

import dev.runnel.tck.scenario.mapped.Money;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values of each Java type that a column may have, including those that stores treat differently: texts whose order
 * differs between code points, UTF-16, case and language; texts whose length changes with their case; wildcards; ids
 * that are negative as numbers; numbers and times at the limits of their ranges.
 */
final class Values {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 1, 12, 0);
    private static final LocalDateTime LEAP = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 999_999_000);
    private static final List<LocalDateTime> MOMENTS = List.of(
            NOON,
            NOON.plus(1, ChronoUnit.MICROS),
            NOON.minus(1, ChronoUnit.MICROS),
            LEAP,
            LEAP.plusNanos(1_000),
            LocalDateTime.of(1, 1, 1, 0, 0),
            LocalDateTime.of(1582, 10, 10, 3, 4),
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
            LocalDateTime.of(1970, 1, 1, 0, 0),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));

    private static final Map<Class<?>, List<?>> POOLS = Map.ofEntries(
            entry(Boolean.class, List.of(false, true)),
            entry(Byte.class, List.of((byte) 0, (byte) 1, (byte) -1, (byte) 7, Byte.MIN_VALUE, Byte.MAX_VALUE)),
            entry(Short.class, List.of((short) 0, (short) 1, (short) -3, Short.MIN_VALUE, Short.MAX_VALUE)),
            entry(Integer.class, List.of(0, 1, 2, -3, 40_000, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            entry(Long.class, List.of(0L, 1L, 2L, -3L, 9_007_199_254_740_993L, Long.MIN_VALUE, Long.MAX_VALUE)),
            entry(Float.class, List.of(0.0f, -0.0f, 1.5f, -0.1f, 16_777_216f, Float.MIN_VALUE, Float.MAX_VALUE)),
            entry(Double.class, List.of(0.0, -0.0, 1.5, -0.1, 0.1 + 0.2, Double.MIN_VALUE, Double.MAX_VALUE)),
            entry(
                    BigDecimal.class,
                    Stream.of(
                                    "0",
                                    "0.00",
                                    "1",
                                    "1.0",
                                    "1.50",
                                    "-2.5",
                                    "1E+3",
                                    "0.000000000000000000001",
                                    "99999999999999999999.9")
                            .map(BigDecimal::new)
                            .toList()),
            entry(
                    String.class,
                    List.of(
                            "",
                            " ",
                            "a",
                            "A",
                            "a ",
                            "ab",
                            "aB",
                            "Ann",
                            "ann",
                            "e",
                            "\u00e9",
                            "e\u0301",
                            "\u00c9t\u00e9",
                            "stra\u00dfe",
                            "STRASSE",
                            "\ufb01n",
                            "\u0391\u03a3",
                            "\u0130",
                            "\u0131",
                            "\u01c6",
                            "\uD83D\uDE00",
                            "\uD801\uDC28",
                            "\uFFFD",
                            "\uFB00",
                            "100%",
                            "a_b",
                            "a\\b",
                            "it's \"$1\"",
                            "line\nbreak",
                            "NULL",
                            "10",
                            "9")),
            entry(
                    byte[].class,
                    List.of(
                            new byte[] {},
                            new byte[] {0},
                            new byte[] {0, 0},
                            new byte[] {127},
                            new byte[] {-128},
                            new byte[] {-1, 1})),
            entry(
                    UUID.class,
                    IntStream.range(0, 8)
                            .mapToObj(n -> new UUID(
                                    (n % 2 == 0 ? 0x0194_0000_0000_7000L : 0x8194_0000_0000_7000L) + n / 4,
                                    (n % 4 < 2 ? Long.MIN_VALUE : 0) + n))
                            .toList()),
            entry(
                    LocalDate.class,
                    MOMENTS.stream().map(LocalDateTime::toLocalDate).distinct().toList()),
            entry(
                    LocalTime.class,
                    Stream.concat(
                                    MOMENTS.stream().map(LocalDateTime::toLocalTime),
                                    Stream.of(LocalTime.MIDNIGHT, LocalTime.MAX))
                            .distinct()
                            .toList()),
            entry(Character.class, List.of('a', 'A', ' ', 'é', '\uffff')),
            entry(
                    BigInteger.class,
                    Stream.of("0", "1", "-7", "18446744073709551616")
                            .map(BigInteger::new)
                            .toList()),
            entry(
                    Duration.class,
                    List.of(Duration.ZERO, Duration.ofNanos(-1_500), Duration.ofDays(400), Duration.ofMillis(1))),
            entry(Period.class, List.of(Period.ZERO, Period.ofDays(30), Period.ofMonths(1), Period.of(-1, 2, 3))),
            entry(Year.class, List.of(Year.of(-5), Year.of(0), Year.of(2024))),
            entry(YearMonth.class, List.of(YearMonth.of(1, 1), YearMonth.of(2024, 2), YearMonth.of(9999, 12))),
            entry(
                    ZonedDateTime.class,
                    List.of(
                            NOON.atZone(ZoneId.of("Europe/Paris")),
                            NOON.atZone(ZoneOffset.UTC),
                            NOON.plusNanos(1).atZone(ZoneOffset.UTC))),
            entry(
                    OffsetTime.class,
                    List.of(
                            OffsetTime.of(LocalTime.NOON, ZoneOffset.MIN),
                            OffsetTime.of(LocalTime.MAX, ZoneOffset.MAX))),
            entry(
                    URI.class,
                    Stream.of("", "http://a/%7e", "HTTP://a/%7E")
                            .map(URI::create)
                            .toList()),
            entry(Locale.class, List.of(Locale.ROOT, Locale.GERMANY, Locale.forLanguageTag("zh-Hant-TW"))),
            entry(
                    Currency.class,
                    Stream.of("EUR", "XXX").map(Currency::getInstance).toList()),
            entry(InetAddress.class, List.of(InetAddress.getLoopbackAddress())),
            entry(Money.class, Stream.of(-1L, 0L, 250L).map(Money::ofCents).toList()),
            entry(List.class, List.of(List.of(), List.of("a"), List.of("a", "é💚"))),
            entry(LocalDateTime.class, MOMENTS),
            entry(
                    Instant.class,
                    MOMENTS.stream().map(m -> m.toInstant(ZoneOffset.UTC)).toList()),
            entry(
                    OffsetDateTime.class,
                    MOMENTS.stream()
                            .map(m -> m.atOffset(ZoneOffset.ofHours(m.getYear() == 1 ? -1 : m.getDayOfMonth() % 3)))
                            .toList()));

    private static final Map<Class<?>, List<?>> KNOWN = new ConcurrentHashMap<>(POOLS);

    private Values() {}

    /** The edge cases of any type: the constants of an enum, the newtypes of the edge cases of their component. */
    static List<?> of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, Values::derived);
    }

    private static List<?> derived(Class<?> type) {
        if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        if (components.length != 1) {
            throw new IllegalArgumentException("no values of " + type);
        }
        // a copy: what is held may be a newtype too, and a map is not asked inside of its own computation
        return inner(components[0]).stream()
                .flatMap(value -> wrapped(type, value).stream())
                .toList();
    }

    private static Collection<?> inner(RecordComponent component) {
        Class<?> held = Reflection.held(component);
        return POOLS.containsKey(held) ? POOLS.get(held) : derived(held);
    }

    /** Nothing if the newtype refuses the value. */
    private static List<Object> wrapped(Class<?> newtype, Object value) {
        try {
            return List.of(Reflection.make(newtype, value));
        } catch (IllegalArgumentException refused) {
            return List.of();
        }
    }

    /** A random value, which may not be among {@link #of} if the type has further values. */
    static Object any(RandomChoice dice, Class<?> type) {
        if (type.isRecord()) {
            RecordComponent component = type.getRecordComponents()[0];
            List<Object> made = wrapped(type, any(dice, Reflection.held(component)));
            return made.isEmpty() ? any(dice, type) : made.get(0);
        }
        Function<RandomChoice, Object> further = FURTHER.get(type);
        return further == null || dice.oneIn(2) ? dice.pick(of(type)) : further.apply(dice);
    }

    private static final Map<Class<?>, Function<RandomChoice, Object>> FURTHER = Map.ofEntries(
            entry(Byte.class, dice -> (byte) small(dice)),
            entry(Short.class, dice -> (short) small(dice)),
            entry(Integer.class, Values::small),
            entry(Long.class, dice -> (long) small(dice)),
            entry(Float.class, dice -> small(dice) / 4f),
            entry(Double.class, dice -> small(dice) / 10.0),
            entry(BigDecimal.class, dice -> BigDecimal.valueOf(small(dice), dice.below(3))),
            entry(String.class, dice -> dice.pick(strings()) + (char) ('a' + dice.below(26))),
            entry(byte[].class, dice -> new byte[] {(byte) small(dice), (byte) dice.below(3)}),
            entry(UUID.class, dice -> new UUID(dice.seed(), dice.seed())),
            entry(LocalDate.class, dice -> NOON.plusDays(small(dice)).toLocalDate()),
            entry(LocalTime.class, dice -> NOON.plusMinutes(small(dice)).toLocalTime()),
            entry(LocalDateTime.class, dice -> NOON.plusHours(small(dice))),
            entry(Instant.class, dice -> NOON.plusHours(small(dice)).toInstant(ZoneOffset.UTC)),
            entry(OffsetDateTime.class, dice -> NOON.plusHours(small(dice)).atOffset(ZoneOffset.ofHours(2))));

    /** A small number that is not zero. */
    static Object factor(RandomChoice dice, Class<?> type) {
        Object factor = Objects.requireNonNull(FURTHER.get(type)).apply(dice);
        return ((Number) factor).doubleValue() == 0 ? factor(dice, type) : factor;
    }

    @SuppressWarnings("unchecked")
    static List<String> strings() {
        return (List<String>) of(String.class);
    }

    private static int small(RandomChoice dice) {
        return dice.below(41) - 20;
    }
}

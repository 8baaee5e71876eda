package dev.runnel.tck.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of values that often break mappings: frequent limits of each type, and random values between. */
public final class EdgeCases {
    private static final int LARGE = 100_000;
    private static final int SECONDS_OF_18_HOURS = ZoneOffset.MAX.getTotalSeconds();

    private EdgeCases() {}

    /**
     * Texts with NUL, halves of surrogate pairs, emoji, combining marks, line breaks and quotes, and the empty text.
     */
    public static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        " ",
                        "\0",
                        "a\0b",
                        "\ud83d",
                        "\ude00",
                        "\ud83d\ude00",
                        "e\u0301",
                        "\u00e9",
                        "\uffff",
                        "\ufeffa",
                        "a ",
                        "A",
                        "a",
                        "\r\n",
                        "'\"`\\%_;--",
                        "\u0130\u0131",
                        "null"),
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.integers().between(0, Character.MAX_CODE_POINT).map(Character::toString));
    }

    /** The {@link #texts} that a text column can store: without NUL and halves of surrogate pairs. */
    public static Arbitrary<String> storableTexts() {
        return texts().filter(text -> text.indexOf('\0') < 0
                && text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    public static Arbitrary<Integer> ints() {
        return Arbitraries.oneOf(
                Arbitraries.of(Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -1, 0, 1, Integer.MAX_VALUE),
                Arbitraries.integers());
    }

    public static Arbitrary<Long> longs() {
        return Arbitraries.oneOf(
                Arbitraries.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L, 0L, 1L, 1L << 53, Long.MAX_VALUE),
                Arbitraries.longs());
    }

    /** Doubles of every bit pattern: NaN, both zeros, infinities and the smallest. */
    public static Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        Double.NaN,
                        0.0,
                        -0.0,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        0.1),
                Arbitraries.longs().map(Double::longBitsToDouble));
    }

    /** Decimals of many scales, also negative ones, and zeros of each scale. */
    public static Arbitrary<BigDecimal> decimals() {
        Arbitrary<BigInteger> digits = Arbitraries.oneOf(
                Arbitraries.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.TEN, BigInteger.TEN.pow(38)),
                Arbitraries.bigIntegers());
        return Combinators.combine(
                        digits,
                        Arbitraries.oneOf(
                                Arbitraries.of(-5, 0, 2, 30),
                                Arbitraries.integers().between(-40, 40)))
                .as(BigDecimal::new);
    }

    /** Dates of the years 1 to 9999, with leap days and the last days of months. */
    public static Arbitrary<LocalDate> dates() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        LocalDate.of(1, 1, 1),
                        LocalDate.of(1582, 10, 10),
                        LocalDate.of(1900, 2, 28),
                        LocalDate.of(2000, 2, 29),
                        LocalDate.of(2024, 2, 29),
                        LocalDate.EPOCH,
                        LocalDate.of(9999, 12, 31)),
                Arbitraries.longs()
                        .between(
                                LocalDate.of(1, 1, 1).toEpochDay(),
                                LocalDate.of(9999, 12, 31).toEpochDay())
                        .map(LocalDate::ofEpochDay));
    }

    /** Times with and without nanoseconds. */
    public static Arbitrary<LocalTime> times() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        LocalTime.MIN,
                        LocalTime.NOON,
                        LocalTime.MAX,
                        LocalTime.of(23, 59, 59, 999_999_000),
                        LocalTime.of(0, 0, 0, 1),
                        LocalTime.of(0, 0, 0, 1_000)),
                Arbitraries.longs().between(0, LocalTime.MAX.toNanoOfDay()).map(LocalTime::ofNanoOfDay));
    }

    public static Arbitrary<LocalDateTime> dateTimes() {
        return Combinators.combine(dates(), times()).as(LocalDateTime::of);
    }

    public static Arbitrary<Instant> instants() {
        return dateTimes().map(time -> time.toInstant(ZoneOffset.UTC));
    }

    /** Times with offsets up to 18 hours, with seconds. */
    public static Arbitrary<OffsetDateTime> offsetDateTimes() {
        return Combinators.combine(dateTimes(), offsets()).as(OffsetDateTime::of);
    }

    public static Arbitrary<ZoneOffset> offsets() {
        return Arbitraries.oneOf(
                Arbitraries.of(ZoneOffset.UTC, ZoneOffset.MIN, ZoneOffset.MAX, ZoneOffset.ofHoursMinutes(5, 45)),
                Arbitraries.integers()
                        .between(-SECONDS_OF_18_HOURS, SECONDS_OF_18_HOURS)
                        .map(ZoneOffset::ofTotalSeconds));
    }

    /** Times in zones with and without summer time; also times that exist twice, with either offset. */
    public static Arbitrary<ZonedDateTime> zonedDateTimes() {
        Arbitrary<ZoneId> zones = Arbitraries.oneOf(
                Arbitraries.of(
                                "Europe/Paris",
                                "America/New_York",
                                "Asia/Kathmandu",
                                "Pacific/Apia",
                                "UTC",
                                "GMT+1",
                                "Etc/GMT-14")
                        .map(ZoneId::of),
                offsets().map(offset -> offset));
        Arbitrary<LocalDateTime> twice = times().map(time ->
                LocalDateTime.of(LocalDate.of(2024, 10, 27), LocalTime.of(2, time.getMinute(), time.getSecond())));
        return Combinators.combine(Arbitraries.oneOf(dateTimes(), twice), zones, Arbitraries.of(true, false))
                .as((time, zone, later) -> later
                        ? ZonedDateTime.of(time, zone).withLaterOffsetAtOverlap()
                        : ZonedDateTime.of(time, zone).withEarlierOffsetAtOverlap());
    }

    /** The nil UUID, the greatest UUID, and random ones. */
    public static Arbitrary<UUID> uuids() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new UUID(0, 0), new UUID(-1, -1), new UUID(Long.MIN_VALUE, 0), new UUID(Long.MAX_VALUE, -1)),
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new));
    }

    /** Byte arrays: empty, short, and of 100,000 bytes. */
    public static Arbitrary<byte[]> bytes() {
        return Arbitraries.oneOf(
                Arbitraries.of(0, LARGE).map(byte[]::new),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20));
    }
}

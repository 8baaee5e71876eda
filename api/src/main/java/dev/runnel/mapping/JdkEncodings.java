package dev.runnel.mapping;

import static dev.runnel.mapping.PreservedOperator.EQUAL;
import static dev.runnel.mapping.PreservedOperator.LESS;
import static dev.runnel.mapping.PreservedOperator.PLUS;

import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The encodings of Java library types that are stored as another type. A text is in the one form that {@code toString}
 * of the type prints. Times are truncated to microseconds before they are stored as text, as in columns of times.
 */
public final class JdkEncodings {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final Duration LONGEST = ofMicros(Long.MAX_VALUE).plusNanos(NANOS_PER_MICRO - 1);
    private static final Duration SHORTEST = ofMicros(Long.MIN_VALUE);
    private static final int MOST_UNSIGNED_BYTE = 0xff;
    private static final int MOST_UNSIGNED_SHORT = 0xffff;
    private static final long MOST_UNSIGNED_INT = 0xffff_ffffL;
    private static final BigDecimal MOST_UNSIGNED_LONG =
            new BigDecimal(BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE));
    private static final Pattern NUMBERS_OF_IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    /** A byte, in a column of 16 bits. */
    public static final JdkTypeEncoding<Byte, Short> BYTE = JdkTypeEncoding.<Byte, Short>of(
                    StorageType.I16, Byte::shortValue, JdkEncodings::narrow, EQUAL, LESS, PLUS)
            .ofBytes(Byte.BYTES);

    /** A number from 0 to 255, in a column of 16 bits. */
    public static final JdkTypeEncoding<Byte, Short> UNSIGNED_BYTE = JdkTypeEncoding.<Byte, Short>of(
                    StorageType.I16,
                    value -> (short) Byte.toUnsignedInt(value),
                    stored -> (byte) within(stored, MOST_UNSIGNED_BYTE),
                    EQUAL,
                    LESS)
            .ofBytes(Short.BYTES);

    /** A number from 0 to 65,535, in a column of 32 bits. */
    public static final JdkTypeEncoding<Short, Integer> UNSIGNED_SHORT = JdkTypeEncoding.<Short, Integer>of(
                    StorageType.I32,
                    Short::toUnsignedInt,
                    stored -> (short) within(stored, MOST_UNSIGNED_SHORT),
                    EQUAL,
                    LESS)
            .ofBytes(Integer.BYTES);

    /** A number from 0 to 4,294,967,295, in a column of 64 bits. */
    public static final JdkTypeEncoding<Integer, Long> UNSIGNED_INT = JdkTypeEncoding.<Integer, Long>of(
                    StorageType.I64,
                    Integer::toUnsignedLong,
                    stored -> (int) within(stored, MOST_UNSIGNED_INT),
                    EQUAL,
                    LESS)
            .ofBytes(Long.BYTES);

    /** A number from 0 to 18,446,744,073,709,551,615, in a decimal column. */
    public static final JdkTypeEncoding<Long, BigDecimal> UNSIGNED_LONG =
            JdkTypeEncoding.of(StorageType.DECIMAL, JdkEncodings::unsigned, JdkEncodings::unsigned, EQUAL, LESS);

    /** An integer of any length, in a decimal column. */
    public static final JdkTypeEncoding<BigInteger, BigDecimal> BIG_INTEGER =
            JdkTypeEncoding.of(StorageType.DECIMAL, BigDecimal::new, BigDecimal::toBigIntegerExact, EQUAL, LESS, PLUS);

    /** A text of one UTF-16 unit that is not half of a surrogate pair. */
    public static final JdkTypeEncoding<Character, String> CHAR =
            JdkTypeEncoding.of(StorageType.TEXT, String::valueOf, JdkEncodings::onlyCharacter, EQUAL, LESS);

    /** An instant. The offset is not stored; a value that is read has the offset UTC. */
    public static final JdkTypeEncoding<OffsetDateTime, Instant> OFFSET_DATE_TIME =
            JdkTypeEncoding.<OffsetDateTime, Instant>of(
                            StorageType.INSTANT,
                            OffsetDateTime::toInstant,
                            instant -> instant.atOffset(ZoneOffset.UTC),
                            EQUAL,
                            LESS)
                    .onto();

    /** A text with the offset and the zone: the same instant in two zones is two values. */
    public static final JdkTypeEncoding<ZonedDateTime, String> ZONED_DATE_TIME =
            JdkTypeEncoding.<ZonedDateTime, String>of(
                            StorageType.TEXT,
                            time -> time.truncatedTo(ChronoUnit.MICROS).toString(),
                            JdkEncodings::zonedDateTime,
                            EQUAL)
                    .exactFor(time -> isWhole(time.getNano()));

    /** A text with the offset. */
    public static final JdkTypeEncoding<OffsetTime, String> OFFSET_TIME = JdkTypeEncoding.<OffsetTime, String>of(
                    StorageType.TEXT,
                    time -> time.truncatedTo(ChronoUnit.MICROS).toString(),
                    OffsetTime::parse,
                    EQUAL)
            .exactFor(time -> isWhole(time.getNano()));

    /** Microseconds, in 64 bits: up to 292,271 years in either direction. */
    public static final JdkTypeEncoding<Duration, Long> DURATION = JdkTypeEncoding.<Duration, Long>of(
                    StorageType.I64, JdkEncodings::micros, JdkEncodings::ofMicros, EQUAL, LESS, PLUS)
            .ofBytes(Long.BYTES)
            .of(duration -> duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0)
            .exactFor(duration -> isWhole(duration.getNano()))
            .onto();

    /** A text: 30 days and a month are different periods. */
    public static final JdkTypeEncoding<Period, String> PERIOD =
            JdkTypeEncoding.of(StorageType.TEXT, Period::toString, Period::parse, EQUAL);

    /** The number of the year, in a column of 32 bits. */
    public static final JdkTypeEncoding<Year, Integer> YEAR = JdkTypeEncoding.<Year, Integer>of(
                    StorageType.I32, Year::getValue, Year::of, EQUAL, LESS)
            .ofBytes(Integer.BYTES);

    /** The first day of the month. */
    public static final JdkTypeEncoding<YearMonth, LocalDate> YEAR_MONTH =
            JdkTypeEncoding.of(StorageType.DATE, month -> month.atDay(1), JdkEncodings::yearMonth, EQUAL, LESS);

    /** A text. Equality is that of texts, also where {@code URI.equals} ignores case. */
    public static final JdkTypeEncoding<URI, String> URI =
            JdkTypeEncoding.of(StorageType.TEXT, java.net.URI::toString, java.net.URI::create, EQUAL);

    /** A language tag of BCP 47. A locale without a tag is rejected. */
    public static final JdkTypeEncoding<Locale, String> LOCALE = JdkTypeEncoding.<Locale, String>of(
                    StorageType.TEXT, Locale::toLanguageTag, JdkEncodings::locale, EQUAL)
            .of(locale -> Locale.forLanguageTag(locale.toLanguageTag()).equals(locale));

    /** A code of ISO 4217. */
    public static final JdkTypeEncoding<Currency, String> CURRENCY =
            JdkTypeEncoding.of(StorageType.TEXT, Currency::getCurrencyCode, Currency::getInstance, EQUAL);

    /** The numeric form of an address, without a host name or a scope. No name is looked up. */
    public static final JdkTypeEncoding<InetAddress, String> INET_ADDRESS =
            JdkTypeEncoding.of(StorageType.TEXT, JdkEncodings::numbers, JdkEncodings::inetAddress, EQUAL);

    private JdkEncodings() {}

    private static byte narrow(short stored) {
        if (stored != (byte) stored) {
            throw new ArithmeticException("more than a byte");
        }
        return (byte) stored;
    }

    private static long within(long stored, long most) {
        if (stored < 0 || stored > most) {
            throw new ArithmeticException("none of the unsigned");
        }
        return stored;
    }

    private static BigDecimal unsigned(Long value) {
        return value >= 0 ? BigDecimal.valueOf(value) : new BigDecimal(Long.toUnsignedString(value));
    }

    private static Long unsigned(BigDecimal stored) {
        if (stored.signum() < 0 || stored.compareTo(MOST_UNSIGNED_LONG) > 0) {
            throw new ArithmeticException("none of the unsigned");
        }
        return stored.toBigIntegerExact().longValue();
    }

    private static Character onlyCharacter(String stored) {
        if (stored.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return stored.charAt(0);
    }

    private static boolean isWhole(int nanos) {
        return nanos % NANOS_PER_MICRO == 0;
    }

    /** Reads the instant and not the local time, which occurs twice when clocks are set back. */
    private static ZonedDateTime zonedDateTime(String stored) {
        int zone = stored.indexOf('[');
        if (zone < 0) {
            OffsetDateTime time = OffsetDateTime.parse(stored);
            return time.toZonedDateTime();
        }
        Instant instant = OffsetDateTime.parse(stored.substring(0, zone)).toInstant();
        return instant.atZone(ZoneId.of(stored.substring(zone + 1, stored.length() - 1)));
    }

    private static Long micros(Duration duration) {
        // the nanoseconds of a negative duration are added to the next lower second
        long seconds = duration.getSeconds();
        long micros = duration.getNano() / NANOS_PER_MICRO;
        return seconds < 0
                ? Math.addExact(Math.multiplyExact(seconds + 1, MICROS_PER_SECOND), micros - MICROS_PER_SECOND)
                : Math.addExact(Math.multiplyExact(seconds, MICROS_PER_SECOND), micros);
    }

    private static Duration ofMicros(Long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    private static YearMonth yearMonth(LocalDate stored) {
        if (stored.getDayOfMonth() != 1) {
            throw new IllegalArgumentException("not the first of a month");
        }
        return YearMonth.from(stored);
    }

    private static Locale locale(String stored) {
        Locale locale = Locale.forLanguageTag(stored);
        if (!locale.toLanguageTag().equals(stored)) {
            throw new IllformedLocaleException("not a language tag in its one form");
        }
        return locale;
    }

    private static String numbers(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress()).getHostAddress();
        } catch (UnknownHostException never) {
            throw new IllegalArgumentException("an address of so many bytes", never);
        }
    }

    /** Rejects a text that is not a numeric address, which the JDK would look up. */
    private static InetAddress inetAddress(String stored) {
        if (!stored.contains(":") && !NUMBERS_OF_IPV4.matcher(stored).matches()) {
            throw new IllegalArgumentException("no address in numbers");
        }
        try {
            return InetAddress.getByName(stored);
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException("no address in numbers", noAddress);
        }
    }
}

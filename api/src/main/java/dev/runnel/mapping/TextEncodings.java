package dev.runnel.mapping;

import static dev.runnel.mapping.PreservedOperator.EQUAL;
import static dev.runnel.mapping.PreservedOperator.LESS;

import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * The encodings of types that have a storage type of their own, for a column of texts or bytes that
 * {@code @Column(type = …)} declares. Each value has one text. The texts of times have a fixed width, six digits of the
 * second and years from 0 to 9999, so they sort as the times do.
 */
public final class TextEncodings {
    private static final int LAST_YEAR = 9999;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int UUID_BYTES = 16;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter DATETIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(TIME)
            .toFormatter(Locale.ROOT);

    /** A text in lower case with hyphens. */
    public static final JdkTypeEncoding<UUID, String> UUID_TEXT =
            text(java.util.UUID::toString, java.util.UUID::fromString, EQUAL, LESS);

    /** The 16 bytes, the most significant first. */
    public static final JdkTypeEncoding<UUID, byte[]> UUID_BINARY =
            JdkTypeEncoding.of(StorageType.BYTES, TextEncodings::bytes, TextEncodings::uuid, EQUAL, LESS);

    /** A text such as {@code 2024-02-29}. */
    public static final JdkTypeEncoding<LocalDate, String> DATE = TextEncodings.<LocalDate>text(
                    LocalDate::toString, LocalDate::parse, EQUAL, LESS)
            .of(date -> isOfFourDigits(date.getYear()));

    /** A text such as {@code 12:30:00.000000}. */
    public static final JdkTypeEncoding<LocalTime, String> LOCAL_TIME = TextEncodings.<LocalTime>text(
                    TIME::format, text -> LocalTime.parse(text, TIME), EQUAL, LESS)
            .exactFor(time -> isWhole(time.getNano()));

    /** A text such as {@code 2024-02-29T12:30:00.000000}. */
    public static final JdkTypeEncoding<LocalDateTime, String> LOCAL_DATE_TIME = TextEncodings.<LocalDateTime>text(
                    DATETIME::format, text -> LocalDateTime.parse(text, DATETIME), EQUAL, LESS)
            .of(time -> isOfFourDigits(time.getYear()))
            .exactFor(time -> isWhole(time.getNano()));

    /** A text in UTC, with a Z at its end. */
    public static final JdkTypeEncoding<Instant, String> INSTANT = TextEncodings.<Instant>text(
                    TextEncodings::format, TextEncodings::instant, EQUAL, LESS)
            .of(TextEncodings::isOfFourDigits)
            .exactFor(moment -> isWhole(moment.getNano()));

    /** A text as that of {@link #INSTANT}. */
    public static final JdkTypeEncoding<OffsetDateTime, String> OFFSET_DATE_TIME = TextEncodings.<OffsetDateTime>text(
                    time -> format(time.toInstant()), text -> instant(text).atOffset(ZoneOffset.UTC), EQUAL, LESS)
            .of(time -> isOfFourDigits(time.toInstant()))
            .exactFor(time -> isWhole(time.getNano()));

    /**
     * A text without an exponent and without zeros at the end of the fraction. The order of the texts is not that of
     * the numbers.
     */
    public static final JdkTypeEncoding<BigDecimal, String> DECIMAL = TextEncodings.<BigDecimal>text(
                    decimal -> ((BigDecimal) StorageType.DECIMAL.normalize(decimal)).toPlainString(),
                    TextEncodings::decimal,
                    EQUAL)
            .of(TextEncodings::isOfADecimalColumn);

    /** A text of digits. The order of the texts is not that of the numbers. */
    public static final JdkTypeEncoding<BigInteger, String> BIG_INTEGER =
            text(BigInteger::toString, BigInteger::new, EQUAL);

    private TextEncodings() {}

    private static <J> JdkTypeEncoding<J, String> text(
            Function<J, String> to, Function<String, J> from, PreservedOperator... kept) {
        return JdkTypeEncoding.of(StorageType.TEXT, to, text -> only(text, to, from.apply(text)), kept);
    }

    /** Rejects another text of the same value, which no comparison would find. */
    private static <J> J only(String text, Function<J, String> to, J value) {
        if (!to.apply(value).equals(text)) {
            throw new IllegalArgumentException("not in its one form");
        }
        return value;
    }

    /**
     * Rejects a number with more digits than a decimal column stores: a short text with an exponent can stand for any
     * number of digits.
     */
    private static BigDecimal decimal(String text) {
        BigDecimal decimal = new BigDecimal(text);
        if (!isOfADecimalColumn(decimal)) {
            throw new ArithmeticException("more digits than a column of decimals has");
        }
        return decimal;
    }

    private static boolean isOfADecimalColumn(BigDecimal decimal) {
        return IdentityEncoding.of(StorageType.DECIMAL).violation(decimal) == null;
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(UUID_BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        if (bytes.length != UUID_BYTES) {
            throw new IllegalArgumentException("not 16 bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static String format(Instant moment) {
        return DATETIME.format(moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC)) + "Z";
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text.substring(0, text.length() - 1), DATETIME)
                .toInstant(ZoneOffset.UTC);
    }

    private static boolean isOfFourDigits(Instant moment) {
        return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }

    private static boolean isOfFourDigits(int year) {
        return year >= 0 && year <= LAST_YEAR;
    }

    private static boolean isWhole(int nanos) {
        return nanos % NANOS_PER_MICRO == 0;
    }
}

package dev.runnel.companion;

import dev.runnel.mapping.Affine;
import dev.runnel.mapping.AsText;
import dev.runnel.mapping.Bijection;
import dev.runnel.mapping.Constants;
import dev.runnel.mapping.Converted;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.Identity;
import dev.runnel.mapping.JsonText;
import dev.runnel.mapping.JsonType;
import dev.runnel.mapping.Library;
import dev.runnel.mapping.Newtype;
import dev.runnel.mapping.Scaled;
import dev.runnel.mapping.Truncated;
import dev.runnel.type.Storage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
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
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Function;

/** The encodings that generated code names: one constant for each type that needs no argument, one factory for each other. */
public final class Encodings {
    public static final Encoding<Boolean, Boolean> BOOL = Identity.of(Storage.BOOL);
    public static final Encoding<Short, Short> I16 = Identity.of(Storage.I16);
    public static final Encoding<Integer, Integer> I32 = Identity.of(Storage.I32);
    public static final Encoding<Long, Long> I64 = Identity.of(Storage.I64);
    public static final Encoding<Float, Float> F32 = Identity.of(Storage.F32);
    public static final Encoding<Double, Double> F64 = Identity.of(Storage.F64);
    public static final Encoding<BigDecimal, BigDecimal> DECIMAL = Identity.of(Storage.DECIMAL);
    public static final Encoding<String, String> TEXT = Identity.of(Storage.TEXT);
    public static final Encoding<byte[], byte[]> BYTES = Identity.of(Storage.BYTES);
    public static final Encoding<java.util.UUID, java.util.UUID> UUID = Identity.of(Storage.UUID);
    public static final Encoding<LocalDate, LocalDate> DATE = Identity.of(Storage.DATE);
    public static final Encoding<LocalTime, LocalTime> TIME = Identity.of(Storage.TIME);
    public static final Encoding<LocalDateTime, LocalDateTime> DATETIME = Identity.of(Storage.DATETIME);
    public static final Encoding<Instant, Instant> INSTANT = Identity.of(Storage.INSTANT);

    public static final Encoding<Byte, Short> BYTE = Library.BYTE;
    public static final Encoding<Byte, Short> UNSIGNED_BYTE = Library.UNSIGNED_BYTE;
    public static final Encoding<Short, Integer> UNSIGNED_SHORT = Library.UNSIGNED_SHORT;
    public static final Encoding<Integer, Long> UNSIGNED_INT = Library.UNSIGNED_INT;
    public static final Encoding<Long, BigDecimal> UNSIGNED_LONG = Library.UNSIGNED_LONG;
    public static final Encoding<BigInteger, BigDecimal> BIG_INTEGER = Library.BIG_INTEGER;
    public static final Encoding<Character, String> CHAR = Library.CHAR;
    public static final Encoding<OffsetDateTime, Instant> OFFSET_DATE_TIME = Library.OFFSET_DATE_TIME;
    public static final Encoding<ZonedDateTime, String> ZONED_DATE_TIME = Library.ZONED_DATE_TIME;
    public static final Encoding<OffsetTime, String> OFFSET_TIME = Library.OFFSET_TIME;
    public static final Encoding<Duration, Long> DURATION = Library.DURATION;
    public static final Encoding<Period, String> PERIOD = Library.PERIOD;
    public static final Encoding<Year, Integer> YEAR = Library.YEAR;
    public static final Encoding<YearMonth, LocalDate> YEAR_MONTH = Library.YEAR_MONTH;
    public static final Encoding<java.net.URI, String> URI = Library.URI;
    public static final Encoding<Locale, String> LOCALE = Library.LOCALE;
    public static final Encoding<Currency, String> CURRENCY = Library.CURRENCY;
    public static final Encoding<InetAddress, String> INET_ADDRESS = Library.INET_ADDRESS;

    public static final Encoding<java.util.UUID, String> UUID_TEXT = AsText.UUID_TEXT;
    public static final Encoding<java.util.UUID, byte[]> UUID_BINARY = AsText.UUID_BINARY;
    public static final Encoding<LocalDate, String> DATE_TEXT = AsText.DATE;
    public static final Encoding<LocalTime, String> LOCAL_TIME_TEXT = AsText.LOCAL_TIME;
    public static final Encoding<LocalDateTime, String> LOCAL_DATE_TIME_TEXT = AsText.LOCAL_DATE_TIME;
    public static final Encoding<Instant, String> INSTANT_TEXT = AsText.INSTANT;
    public static final Encoding<OffsetDateTime, String> OFFSET_DATE_TIME_TEXT = AsText.OFFSET_DATE_TIME;
    public static final Encoding<BigDecimal, String> DECIMAL_TEXT = AsText.DECIMAL;
    public static final Encoding<BigInteger, String> BIG_INTEGER_TEXT = AsText.BIG_INTEGER;

    private Encodings() {}

    /** Decimal numbers of one scale. */
    public static Encoding<BigDecimal, BigDecimal> scaled(int scale) {
        return new Scaled(scale);
    }

    /** Times of so many digits of a second. */
    public static <J, S> Encoding<J, S> truncated(Encoding<J, S> inner, int digits) {
        return new Truncated<>(inner, digits);
    }

    /** The constants of an enum, stored by name until {@code with} names another label. */
    public static <E extends Enum<E>> Constants<E, String> byName(E[] constants) {
        return Constants.byName(constants);
    }

    /** The constants of an enum, stored as numbers; {@code with} adds the next constant. */
    public static <E extends Enum<E>> Constants<E, Integer> byCode(E constant, int code) {
        return Constants.byCode(constant, code);
    }

    public static Encoding<Short, Short> affineShort(String scale, String offset) {
        return Affine.ofShort(scale, offset);
    }

    public static Encoding<Integer, Integer> affineInt(String scale, String offset) {
        return Affine.ofInt(scale, offset);
    }

    public static Encoding<Long, Long> affineLong(String scale, String offset) {
        return Affine.ofLong(scale, offset);
    }

    public static Encoding<BigDecimal, BigDecimal> affineDecimal(String scale, String offset) {
        return Affine.ofDecimal(scale, offset);
    }

    /** A bijection of the application, before {@code inner}. */
    public static <J, I, S> Encoding<J, S> converted(Bijection<J, I> bijection, Encoding<I, S> inner) {
        return new Converted<>(bijection, inner);
    }

    public static <J> Encoding<J, String> json(JsonType<J> type) {
        return JsonText.of(type);
    }

    /** A record of one component. */
    public static <J, I, S> Encoding<J, S> newtype(Function<I, J> wrap, Function<J, I> unwrap, Encoding<I, S> inner) {
        return Newtype.of(wrap, unwrap, inner);
    }
}

package dev.runnel.companion;

import dev.runnel.mapping.AffineEncoding;
import dev.runnel.mapping.Bijection;
import dev.runnel.mapping.CustomEncoding;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.EnumEncoding;
import dev.runnel.mapping.FixedScaleEncoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.mapping.JdkEncodings;
import dev.runnel.mapping.JsonText;
import dev.runnel.mapping.JsonType;
import dev.runnel.mapping.NewtypeEncoding;
import dev.runnel.mapping.TextEncodings;
import dev.runnel.mapping.TruncatingEncoding;
import dev.runnel.type.StorageType;
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

/** The encodings that generated code uses: a constant for each encoding without arguments, a factory for each other one. */
public final class Encodings {
    public static final Encoding<Boolean, Boolean> BOOL = IdentityEncoding.of(StorageType.BOOL);
    public static final Encoding<Short, Short> I16 = IdentityEncoding.of(StorageType.I16);
    public static final Encoding<Integer, Integer> I32 = IdentityEncoding.of(StorageType.I32);
    public static final Encoding<Long, Long> I64 = IdentityEncoding.of(StorageType.I64);
    public static final Encoding<Float, Float> F32 = IdentityEncoding.of(StorageType.F32);
    public static final Encoding<Double, Double> F64 = IdentityEncoding.of(StorageType.F64);
    public static final Encoding<BigDecimal, BigDecimal> DECIMAL = IdentityEncoding.of(StorageType.DECIMAL);
    public static final Encoding<String, String> TEXT = IdentityEncoding.of(StorageType.TEXT);
    public static final Encoding<byte[], byte[]> BYTES = IdentityEncoding.of(StorageType.BYTES);
    public static final Encoding<java.util.UUID, java.util.UUID> UUID = IdentityEncoding.of(StorageType.UUID);
    public static final Encoding<LocalDate, LocalDate> DATE = IdentityEncoding.of(StorageType.DATE);
    public static final Encoding<LocalTime, LocalTime> TIME = IdentityEncoding.of(StorageType.TIME);
    public static final Encoding<LocalDateTime, LocalDateTime> DATETIME = IdentityEncoding.of(StorageType.DATETIME);
    public static final Encoding<Instant, Instant> INSTANT = IdentityEncoding.of(StorageType.INSTANT);

    public static final Encoding<Byte, Short> BYTE = JdkEncodings.BYTE;
    public static final Encoding<Byte, Short> UNSIGNED_BYTE = JdkEncodings.UNSIGNED_BYTE;
    public static final Encoding<Short, Integer> UNSIGNED_SHORT = JdkEncodings.UNSIGNED_SHORT;
    public static final Encoding<Integer, Long> UNSIGNED_INT = JdkEncodings.UNSIGNED_INT;
    public static final Encoding<Long, BigDecimal> UNSIGNED_LONG = JdkEncodings.UNSIGNED_LONG;
    public static final Encoding<BigInteger, BigDecimal> BIG_INTEGER = JdkEncodings.BIG_INTEGER;
    public static final Encoding<Character, String> CHAR = JdkEncodings.CHAR;
    public static final Encoding<OffsetDateTime, Instant> OFFSET_DATE_TIME = JdkEncodings.OFFSET_DATE_TIME;
    public static final Encoding<ZonedDateTime, String> ZONED_DATE_TIME = JdkEncodings.ZONED_DATE_TIME;
    public static final Encoding<OffsetTime, String> OFFSET_TIME = JdkEncodings.OFFSET_TIME;
    public static final Encoding<Duration, Long> DURATION = JdkEncodings.DURATION;
    public static final Encoding<Period, String> PERIOD = JdkEncodings.PERIOD;
    public static final Encoding<Year, Integer> YEAR = JdkEncodings.YEAR;
    public static final Encoding<YearMonth, LocalDate> YEAR_MONTH = JdkEncodings.YEAR_MONTH;
    public static final Encoding<java.net.URI, String> URI = JdkEncodings.URI;
    public static final Encoding<Locale, String> LOCALE = JdkEncodings.LOCALE;
    public static final Encoding<Currency, String> CURRENCY = JdkEncodings.CURRENCY;
    public static final Encoding<InetAddress, String> INET_ADDRESS = JdkEncodings.INET_ADDRESS;

    public static final Encoding<java.util.UUID, String> UUID_TEXT = TextEncodings.UUID_TEXT;
    public static final Encoding<java.util.UUID, byte[]> UUID_BINARY = TextEncodings.UUID_BINARY;
    public static final Encoding<LocalDate, String> DATE_TEXT = TextEncodings.DATE;
    public static final Encoding<LocalTime, String> LOCAL_TIME_TEXT = TextEncodings.LOCAL_TIME;
    public static final Encoding<LocalDateTime, String> LOCAL_DATE_TIME_TEXT = TextEncodings.LOCAL_DATE_TIME;
    public static final Encoding<Instant, String> INSTANT_TEXT = TextEncodings.INSTANT;
    public static final Encoding<OffsetDateTime, String> OFFSET_DATE_TIME_TEXT = TextEncodings.OFFSET_DATE_TIME;
    public static final Encoding<BigDecimal, String> DECIMAL_TEXT = TextEncodings.DECIMAL;
    public static final Encoding<BigInteger, String> BIG_INTEGER_TEXT = TextEncodings.BIG_INTEGER;

    private Encodings() {}

    /** Returns the encoding of decimal numbers with a fixed scale. */
    public static Encoding<BigDecimal, BigDecimal> scaled(int scale) {
        return new FixedScaleEncoding(scale);
    }

    /** Returns the encoding of times with this number of digits of a second; it drops finer digits. */
    public static <J, S> Encoding<J, S> truncated(Encoding<J, S> inner, int digits) {
        return new TruncatingEncoding<>(inner, digits);
    }

    /** Returns the encoding of an enum by the names of its constants; {@code with} sets another label. */
    public static <E extends Enum<E>> EnumEncoding<E, String> byName(E[] constants) {
        return EnumEncoding.byName(constants);
    }

    /** Returns the encoding of an enum by numbers, with one constant; {@code with} adds another one. */
    public static <E extends Enum<E>> EnumEncoding<E, Integer> byCode(E constant, int code) {
        return EnumEncoding.byCode(constant, code);
    }

    /** Returns the {@code @Affine} encoding of a {@code short}. */
    public static Encoding<Short, Short> affineShort(String scale, String offset) {
        return AffineEncoding.ofShort(scale, offset);
    }

    /** Returns the {@code @Affine} encoding of a {@code int}. */
    public static Encoding<Integer, Integer> affineInt(String scale, String offset) {
        return AffineEncoding.ofInt(scale, offset);
    }

    /** Returns the {@code @Affine} encoding of a {@code long}. */
    public static Encoding<Long, Long> affineLong(String scale, String offset) {
        return AffineEncoding.ofLong(scale, offset);
    }

    /** Returns the {@code @Affine} encoding of a {@code BigDecimal}. */
    public static Encoding<BigDecimal, BigDecimal> affineDecimal(String scale, String offset) {
        return AffineEncoding.ofDecimal(scale, offset);
    }

    /** Returns the encoding that applies a bijection of the application, then {@code inner}. */
    public static <J, I, S> Encoding<J, S> converted(Bijection<J, I> bijection, Encoding<I, S> inner) {
        return new CustomEncoding<>(bijection, inner);
    }

    /** Returns the encoding of a type as JSON text. */
    public static <J> Encoding<J, String> json(JsonType<J> type) {
        return JsonText.of(type);
    }

    /** Returns the encoding of a newtype, a record of one component, by the encoding of its component. */
    public static <J, I, S> Encoding<J, S> newtype(Function<I, J> wrap, Function<J, I> unwrap, Encoding<I, S> inner) {
        return NewtypeEncoding.of(wrap, unwrap, inner);
    }
}

package dev.runnel.codegen.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.time.DateTimeException;
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
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The types of the Java library that have an encoding, named as the constant of the api for the encoding. */
public enum JdkType {
    BYTE(Byte.class, StorageTypeName.I16, OperatorSet.ARITHMETIC, Byte::valueOf, "(byte) $2L"),
    UNSIGNED_BYTE(Byte.class, StorageTypeName.I16, OperatorSet.ORDER, Byte::valueOf, "(byte) $2L"),
    UNSIGNED_SHORT(Short.class, StorageTypeName.I32, OperatorSet.ORDER, Short::valueOf, "(short) $2L"),
    UNSIGNED_INT(Integer.class, StorageTypeName.I64, OperatorSet.ORDER, Integer::valueOf, "$2L"),
    UNSIGNED_LONG(Long.class, StorageTypeName.DECIMAL, OperatorSet.ORDER, Long::valueOf, "$2LL"),
    BIG_INTEGER(BigInteger.class, StorageTypeName.DECIMAL, OperatorSet.SUMS, BigInteger::new, "new $1T($2S)"),
    CHAR(Character.class, StorageTypeName.TEXT, OperatorSet.ORDER, JdkType::character, "(char) $3L"),
    OFFSET_DATE_TIME(
            OffsetDateTime.class, StorageTypeName.INSTANT, OperatorSet.ORDER, OffsetDateTime::parse, "$1T.parse($2S)"),
    ZONED_DATE_TIME(
            ZonedDateTime.class, StorageTypeName.TEXT, OperatorSet.EQUALITY, ZonedDateTime::parse, "$1T.parse($2S)"),
    OFFSET_TIME(OffsetTime.class, StorageTypeName.TEXT, OperatorSet.EQUALITY, OffsetTime::parse, "$1T.parse($2S)"),
    DURATION(Duration.class, StorageTypeName.I64, OperatorSet.SUMS, Duration::parse, "$1T.parse($2S)"),
    PERIOD(Period.class, StorageTypeName.TEXT, OperatorSet.EQUALITY, Period::parse, "$1T.parse($2S)"),
    YEAR(Year.class, StorageTypeName.I32, OperatorSet.ORDER, Year::parse, "$1T.parse($2S)"),
    YEAR_MONTH(YearMonth.class, StorageTypeName.DATE, OperatorSet.ORDER, YearMonth::parse, "$1T.parse($2S)"),
    URI(URI.class, StorageTypeName.TEXT, OperatorSet.EQUALITY, java.net.URI::create, "$1T.create($2S)"),
    LOCALE(Locale.class, StorageTypeName.TEXT, OperatorSet.EQUALITY, JdkType::locale, "$1T.forLanguageTag($2S)"),
    CURRENCY(Currency.class, StorageTypeName.TEXT, OperatorSet.EQUALITY, Currency::getInstance, "$1T.getInstance($2S)"),
    /** Without constants: what makes one from a text may ask a name server. */
    INET_ADDRESS(InetAddress.class, StorageTypeName.TEXT, OperatorSet.EQUALITY, JdkType::none, ""),
    UUID_TEXT(UUID.class, StorageTypeName.TEXT, OperatorSet.ORDER, UUID::fromString, "$1T.fromString($2S)"),
    UUID_BINARY(UUID.class, StorageTypeName.BYTES, OperatorSet.ORDER, UUID::fromString, "$1T.fromString($2S)"),
    DATE_TEXT(LocalDate.class, StorageTypeName.TEXT, OperatorSet.ORDER, LocalDate::parse, "$1T.parse($2S)"),
    LOCAL_TIME_TEXT(LocalTime.class, StorageTypeName.TEXT, OperatorSet.ORDER, LocalTime::parse, "$1T.parse($2S)"),
    LOCAL_DATE_TIME_TEXT(
            LocalDateTime.class, StorageTypeName.TEXT, OperatorSet.ORDER, LocalDateTime::parse, "$1T.parse($2S)"),
    INSTANT_TEXT(Instant.class, StorageTypeName.TEXT, OperatorSet.ORDER, Instant::parse, "$1T.parse($2S)"),
    OFFSET_DATE_TIME_TEXT(
            OffsetDateTime.class, StorageTypeName.TEXT, OperatorSet.ORDER, OffsetDateTime::parse, "$1T.parse($2S)"),
    DECIMAL_TEXT(BigDecimal.class, StorageTypeName.TEXT, OperatorSet.EQUALITY, BigDecimal::new, "new $1T($2S)"),
    BIG_INTEGER_TEXT(BigInteger.class, StorageTypeName.TEXT, OperatorSet.EQUALITY, BigInteger::new, "new $1T($2S)");

    private final ClassName boxed;
    private final StorageTypeName scalar;
    private final OperatorSet operators;
    private final Function<String, Object> parse;
    private final String code;

    JdkType(
            Class<?> boxed,
            StorageTypeName scalar,
            OperatorSet operators,
            Function<String, Object> parse,
            String code) {
        this.boxed = ClassName.get(boxed);
        this.scalar = scalar;
        this.operators = operators;
        this.parse = parse;
        this.code = code;
    }

    public ClassName boxed() {
        return boxed;
    }

    public StorageTypeName scalar() {
        return scalar;
    }

    public OperatorSet operators() {
        return operators;
    }

    /** Whether it is chosen by an annotation, and not by its Java type. */
    public boolean isUnsigned() {
        return name().startsWith("UNSIGNED_");
    }

    /** Whether it is chosen by the type of the column: the constants of another class of the api. */
    public boolean isAsked() {
        return name().endsWith("_TEXT") || name().endsWith("_BINARY");
    }

    /** The name of the constant of the api. */
    public String constant() {
        return isAsked() && !name().startsWith("UUID") ? name().substring(0, name().lastIndexOf('_')) : name();
    }

    /** How a type is stored in a column of this type, if that is asked and is not how it is stored anyway. */
    public static Optional<JdkType> asked(TypeName boxed, DeclaredColumnType column) {
        return Stream.of(values())
                .filter(type -> type.isAsked() && type.boxed.equals(boxed) && column.asksFor(type.scalar))
                .findFirst();
    }

    /** A constant as code: the type is {@code $1}, the text as written {@code $2}, the number of its first character {@code $3}. */
    public String code() {
        return code;
    }

    /** Whether a text is a value; a number is written as it prints itself. */
    boolean isConstant(String text) {
        try {
            Object value = parse.apply(text);
            return !(value instanceof Number) || value.toString().equals(text);
        } catch (IllegalArgumentException | DateTimeException notOfTheType) {
            return false;
        }
    }

    private static Object character(String text) {
        if (text.length() != 1 || text.charAt(0) == 0 || Character.isSurrogate(text.charAt(0))) {
            throw new IllegalArgumentException("not one character");
        }
        return text;
    }

    private static Object locale(String text) {
        String tag = Locale.forLanguageTag(text).toLanguageTag();
        if (!tag.equals(text)) {
            throw new IllformedLocaleException("not a language tag");
        }
        return tag;
    }

    private static Object none(String text) {
        throw new IllegalArgumentException("no constants");
    }
}

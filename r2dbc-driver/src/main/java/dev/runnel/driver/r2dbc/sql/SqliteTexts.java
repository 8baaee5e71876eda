package dev.runnel.driver.r2dbc.sql;

import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/** The texts of storage values in SQLite. Equal values have the same text, and the texts of times sort as times. */
public final class SqliteTexts {
    /** The message of Runnel's functions for a result that its field cannot store. */
    public static final String COMPUTED = "runnel: the field does not hold what is computed";

    /** The name of the constraint that limits a column to the range of its field. */
    public static final String RANGE = "runnel_range";

    /** The number of fraction digits of the second in the texts of times. */
    static final int FRACTION_DIGITS = 6;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, FRACTION_DIGITS, FRACTION_DIGITS, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter DATETIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(TIME)
            .toFormatter(Locale.ROOT);

    /** The functions of numbers, which SQLite computes otherwise than other databases, and those of times, which it stores as texts. */
    public static final List<FunctionDescriptor> COMPUTED_IN_JAVA = List.of(
            BuiltInFunctions.PLUS,
            BuiltInFunctions.MINUS,
            BuiltInFunctions.TIMES,
            BuiltInFunctions.DIVIDED_BY,
            BuiltInFunctions.MOD,
            BuiltInFunctions.ABS,
            BuiltInFunctions.ROUND,
            BuiltInFunctions.FLOOR,
            BuiltInFunctions.CEIL,
            BuiltInFunctions.TO_LONG,
            BuiltInFunctions.TO_DECIMAL,
            BuiltInFunctions.TO_DOUBLE,
            BuiltInFunctions.TO_TEXT,
            BuiltInFunctions.LEAST,
            BuiltInFunctions.GREATEST,
            BuiltInFunctions.YEAR,
            BuiltInFunctions.MONTH,
            BuiltInFunctions.DAY,
            BuiltInFunctions.DAY_OF_WEEK,
            BuiltInFunctions.HOUR,
            BuiltInFunctions.MINUTE,
            BuiltInFunctions.SECOND,
            BuiltInFunctions.DATE,
            BuiltInFunctions.PLUS_DURATION,
            BuiltInFunctions.MINUS_DURATION,
            BuiltInFunctions.DURATION_BETWEEN,
            BuiltInFunctions.PLUS_MONTHS,
            BuiltInFunctions.TRUNCATED_TO,
            BuiltInFunctions.AT_OFFSET,
            BuiltInFunctions.TO_SECONDS);

    private SqliteTexts() {}

    /** Returns the name of the function that computes the calls of a function whose first operand has this type. */
    public static String functionName(FunctionDescriptor function, StorageType first) {
        String name = switch (function.name()) {
            case "+" -> "plus";
            case "-" -> "minus";
            case "*" -> "times";
            case "/" -> "divided_by";
            default -> function.name().replace(' ', '_');
        };
        return "runnel_" + name + "_" + first.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name of the aggregate that sums whole numbers or decimals. */
    public static String sumName(StorageType storage) {
        return "runnel_sum_" + storage.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the value of a storage type that SQLite passes to a function; the inverse of {@link #of} for numbers and times.
     *
     * @throws IllegalArgumentException if a text is not a time
     */
    public static Object value(StorageType storage, Object value) {
        return switch (storage) {
            case I16 -> ((Number) value).shortValue();
            case I32 -> ((Number) value).intValue();
            case I64 -> ((Number) value).longValue();
            case F32 -> value instanceof Number number ? number.floatValue() : Float.NaN;
            case F64 -> value instanceof Number number ? number.doubleValue() : Double.NaN;
            case DECIMAL -> StorageType.DECIMAL.normalize(new BigDecimal(value.toString()));
            case DATE, TIME, DATETIME, INSTANT -> time(storage, value.toString());
            case BOOL, TEXT, BYTES, UUID -> value;
        };
    }

    /** Other applications may write a space instead of the T, and an offset instead of the Z. */
    private static Object time(StorageType storage, String text) {
        try {
            String iso = text.replace(' ', 'T');
            return switch (storage) {
                case DATE -> LocalDate.parse(iso);
                case TIME -> LocalTime.parse(iso);
                case DATETIME -> LocalDateTime.parse(iso);
                default -> OffsetDateTime.parse(iso).toInstant();
            };
        } catch (DateTimeParseException noTime) {
            throw new IllegalArgumentException("a stored text is not a time");
        }
    }

    /** Returns the text of a value; the value itself if SQLite stores it unchanged. */
    public static Object of(StorageType storage, Object value) {
        return switch (storage) {
            case DECIMAL -> StorageType.DECIMAL.normalize(value).toString();
            case UUID, DATE -> value.toString();
            case TIME -> TIME.format((LocalTime) value);
            case DATETIME -> DATETIME.format((LocalDateTime) value);
            case INSTANT -> DATETIME.format(((Instant) value).atOffset(ZoneOffset.UTC)) + 'Z';
            case BOOL, I16, I32, I64, F32, F64, TEXT, BYTES -> value;
        };
    }

    /** Returns a moment in UTC as a stored value of a temporal type. */
    public static Object now(StorageType storage, Instant moment) {
        LocalDateTime utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        return switch (storage) {
            case DATE -> of(storage, utc.toLocalDate());
            case TIME -> of(storage, utc.toLocalTime());
            case DATETIME -> of(storage, utc);
            default -> of(storage, moment);
        };
    }
}

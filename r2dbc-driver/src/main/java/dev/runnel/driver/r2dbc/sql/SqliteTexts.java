package dev.runnel.driver.r2dbc.sql;

import dev.runnel.type.StorageType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Storage values that SQLite keeps as texts: one text for equal values, and texts of times in their order. */
public final class SqliteTexts {
    /** What a function of ours says of a result that its field does not hold. */
    public static final String COMPUTED = "runnel: the field does not hold what is computed";

    /** The constraint that a column of ours holds no more than its field. */
    public static final String RANGE = "runnel_range";

    /** Of the second, in texts of times. */
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

    private SqliteTexts() {}

    /** The text that stands for a value; the value itself where it is kept as it is. */
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

    /** A moment in UTC as a value of a temporal type. */
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

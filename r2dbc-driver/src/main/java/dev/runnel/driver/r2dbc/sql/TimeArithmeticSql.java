package dev.runnel.driver.r2dbc.sql;

import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import dev.runnel.type.TimeArithmetic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The templates of the arithmetic of times on one database, which computes in microseconds: since midnight for a time of day, since 1970 in UTC
 * for another time. The templates of durations contain the first operand once, so that a chain of sums remains short.
 */
abstract class TimeArithmeticSql {
    private static final long DAY = TimeArithmetic.DAY;
    private static final long FIRST = TimeArithmetic.FIRST;
    private static final long LAST = TimeArithmetic.LAST;

    /** Returns the SQL of the microseconds of a time. */
    abstract String toMicros(StorageType type, String time);

    /** Returns the SQL of the time with these microseconds, which are in its range. It contains {@code micros} once. */
    abstract String ofMicros(StorageType type, String micros);

    /** Returns the SQL of the microseconds of the time {@code months} later, or of microseconds that are not in range. */
    abstract String monthsLater(StorageType type, String time, String months);

    /** Returns the operator that divides whole numbers. */
    String division() {
        return " / ";
    }

    /** Replaces the SQL of the functions in a dialect. */
    final void register(Dialect dialect) {
        override(dialect, BuiltInFunctions.PLUS_DURATION, type -> moved(type, " + "));
        override(dialect, BuiltInFunctions.MINUS_DURATION, type -> moved(type, " - "));
        override(dialect, BuiltInFunctions.DURATION_BETWEEN, this::between);
        override(dialect, BuiltInFunctions.PLUS_MONTHS, this::monthsLater);
        override(dialect, BuiltInFunctions.TRUNCATED_TO, this::truncated);
        dialect.override(
                BuiltInFunctions.AT_OFFSET,
                ofMicros(StorageType.DATETIME, inRange(toMicros(StorageType.INSTANT, "{0}") + " + {1}")));
        dialect.override(
                BuiltInFunctions.TO_SECONDS,
                "({0}" + division() + "1000000 - CASE WHEN MOD({0}, 1000000) < 0 THEN 1 ELSE 0 END)");
    }

    /** @param template the SQL of the calls whose first operand has a type */
    private static void override(Dialect dialect, FunctionDescriptor function, Function<StorageType, String> template) {
        Map<StorageType, FunctionSql> templates = new EnumMap<>(StorageType.class);
        for (StorageType type :
                List.of(StorageType.DATE, StorageType.TIME, StorageType.DATETIME, StorageType.INSTANT)) {
            templates.put(type, FunctionSql.template(template.apply(type)));
        }
        dialect.override(function, call -> {
            StorageType first = call.call().operands().get(0).type().storage();
            Objects.requireNonNull(templates.get(first)).render(call);
        });
    }

    private String moved(StorageType type, String operator) {
        String micros = toMicros(type, "{0}") + operator;
        return ofMicros(
                type,
                type == StorageType.TIME
                        ? "MOD(" + micros + "MOD({1}, " + DAY + ") + " + DAY + ", " + DAY + ")"
                        : inRange(micros + "{1}"));
    }

    private String monthsLater(StorageType type) {
        return ofMicros(type, inRange(monthsLater(type, "{0}", "{1}")));
    }

    /** The microseconds are counted from the first time in range, so that they are not negative. */
    private String truncated(StorageType type) {
        String units = division() + "{1} * {1}";
        String micros = toMicros(type, "{0}");
        return ofMicros(
                type,
                type == StorageType.TIME
                        ? micros + units
                        : "(" + inRange(micros) + " - (" + FIRST + "))" + units + " + (" + FIRST + ")");
    }

    private String between(StorageType type) {
        return "(" + toMicros(type, "{0}") + " - " + toMicros(type, "{1}") + ")";
    }

    /** Returns the SQL of microseconds that are in range. The databases fail beyond 64 bits, so the distances of both limits are added and subtracted. */
    private static String inRange(String micros) {
        return inRange(micros, FIRST, LAST);
    }

    /**
     * Returns the SQL of a number that is in range; another one fails.
     *
     * @param first the least number, which is negative
     * @param last the greatest number, which is not negative
     */
    static String inRange(String number, long first, long last) {
        long above = Long.MAX_VALUE - last;
        long below = first - Long.MIN_VALUE;
        return "(" + number + " + " + above + " - " + above + " - " + below + " + " + below + ")";
    }
}

package dev.runnel.type;

import dev.runnel.type.FunctionDescriptor.NullRule;
import dev.runnel.type.FunctionDescriptor.TypeRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The built-in functions. Texts are compared by code point, and comparisons are case-sensitive. */
public final class BuiltInFunctions {
    private static final Set<StorageType> TEMPORAL =
            EnumSet.of(StorageType.DATE, StorageType.TIME, StorageType.DATETIME, StorageType.INSTANT);

    private static final long MICROS_PER_SECOND = 1_000_000;

    private static final Set<StorageType> FRACTIONS = EnumSet.of(StorageType.F32, StorageType.F64, StorageType.DECIMAL);

    private static final Set<StorageType> NUMBERS = EnumSet.of(
            StorageType.I16, StorageType.I32, StorageType.I64, StorageType.F32, StorageType.F64, StorageType.DECIMAL);

    /** The sum of two numbers of one type. */
    public static final FunctionDescriptor PLUS = ofNumbers("+", NUMBERS, ExactArithmetic::computedSum, "{0} + {1}");

    /** The difference of two numbers of one type. */
    public static final FunctionDescriptor MINUS =
            ofNumbers("-", NUMBERS, ExactArithmetic::computedDifference, "{0} - {1}");

    /** The product of two numbers of one type. */
    public static final FunctionDescriptor TIMES = ofNumbers("*", NUMBERS, ExactArithmetic::product, "{0} * {1}");

    /**
     * The quotient of two numbers of one type. The divisor is not zero. Whole numbers are rounded towards zero, decimals
     * to {@link ExactArithmetic#QUOTIENT_DIGITS}, half up.
     */
    public static final FunctionDescriptor DIVIDED_BY = ofNumbers("/", NUMBERS, ExactArithmetic::quotient, "{0} / {1}");

    /** The remainder of a division, with the sign of the dividend. The divisor is not zero. */
    public static final FunctionDescriptor MOD = ofNumbers(
            "mod",
            EnumSet.of(StorageType.I16, StorageType.I32, StorageType.I64, StorageType.DECIMAL),
            ExactArithmetic::remainder,
            "MOD({*})");

    /** The number without its sign. */
    public static final FunctionDescriptor ABS = new FunctionDescriptor(
            "abs",
            TypeRule.same(NUMBERS, 1),
            NullRule.NULL_IF_ANY,
            operands -> ExactArithmetic.absolute(operand(operands, 0)),
            "ABS({*})");

    /** The decimal with a number of digits after the point, half up. The number of digits is a literal. */
    public static final FunctionDescriptor ROUND = new FunctionDescriptor(
            "round",
            TypeRule.of(StorageType.DECIMAL, StorageType.DECIMAL, StorageType.I32),
            NullRule.NULL_IF_ANY,
            operands -> rounded((BigDecimal) operand(operands, 0), (Integer) operand(operands, 1)),
            "ROUND({*})");

    /** The greatest whole number that is not greater. */
    public static final FunctionDescriptor FLOOR = ofFraction("floor", RoundingMode.FLOOR, Math::floor, "FLOOR({*})");

    /** The least whole number that is not less. */
    public static final FunctionDescriptor CEIL = ofFraction("ceil", RoundingMode.CEILING, Math::ceil, "CEILING({*})");

    /** The number as one of 64 bits, without its fraction. */
    public static final FunctionDescriptor TO_LONG = new FunctionDescriptor(
            "to long",
            TypeRule.from(StorageType.I64, StorageType.I16, StorageType.I32, StorageType.DECIMAL),
            NullRule.NULL_IF_ANY,
            operands -> ExactArithmetic.toLong((Number) operand(operands, 0)),
            null);

    /** The whole number as a decimal. */
    public static final FunctionDescriptor TO_DECIMAL = new FunctionDescriptor(
            "to decimal",
            TypeRule.from(StorageType.DECIMAL, StorageType.I16, StorageType.I32, StorageType.I64),
            NullRule.NULL_IF_ANY,
            operands -> BigDecimal.valueOf(((Number) operand(operands, 0)).longValue()),
            null);

    /** The number as a floating-point number of 64 bits, the nearest one. */
    public static final FunctionDescriptor TO_DOUBLE = new FunctionDescriptor(
            "to double",
            TypeRule.from(
                    StorageType.F64,
                    StorageType.I16,
                    StorageType.I32,
                    StorageType.I64,
                    StorageType.F32,
                    StorageType.DECIMAL),
            NullRule.NULL_IF_ANY,
            operands -> ((Number) operand(operands, 0)).doubleValue(),
            null);

    /** The digits of a whole number, after its sign if it is negative. */
    public static final FunctionDescriptor TO_TEXT = new FunctionDescriptor(
            "to text",
            TypeRule.from(StorageType.TEXT, StorageType.I16, StorageType.I32, StorageType.I64),
            NullRule.NULL_IF_ANY,
            operands -> operand(operands, 0).toString(),
            null);

    /** The lesser of two numbers of one type. */
    public static final FunctionDescriptor LEAST =
            ofNumbers("least", NUMBERS, (a, b) -> compare(a, b) <= 0 ? a : b, null);

    /** The greater of two numbers of one type. */
    public static final FunctionDescriptor GREATEST =
            ofNumbers("greatest", NUMBERS, (a, b) -> compare(a, b) >= 0 ? a : b, null);

    /** NULL if both operands are equal, otherwise the first one. */
    public static final FunctionDescriptor NULL_IF = new FunctionDescriptor(
            "nullif",
            result -> NUMBERS.contains(result) || result == StorageType.TEXT
                    ? List.of(List.of(result, result))
                    : List.of(),
            NullRule.NULLABLE,
            operands -> Objects.equals(operands.get(0), operands.get(1)) ? null : operands.get(0),
            "NULLIF({*})");

    /** The second operand if the first one, a condition, is true, otherwise the third one. */
    public static final FunctionDescriptor CASE = new FunctionDescriptor(
            "case",
            result -> List.of(List.of(StorageType.BOOL, result, result)),
            NullRule.NULL_IF_CHOSEN,
            operands -> Boolean.TRUE.equals(operands.get(0)) ? operands.get(1) : operands.get(2),
            null);

    /** A text followed by another one. */
    public static final FunctionDescriptor CONCAT = new FunctionDescriptor(
            "concat",
            TypeRule.of(StorageType.TEXT, StorageType.TEXT, StorageType.TEXT),
            NullRule.NULL_IF_ANY,
            operands -> text(operands, 0) + text(operands, 1),
            "{0} || {1}");

    /** The part of a text from a position on, of at most so many code points. The first position is 0. */
    public static final FunctionDescriptor SUBSTRING = new FunctionDescriptor(
            "substring",
            TypeRule.of(StorageType.TEXT, StorageType.TEXT, StorageType.I32, StorageType.I32),
            NullRule.NULL_IF_ANY,
            operands -> part(text(operands, 0), (Integer) operand(operands, 1), (Integer) operand(operands, 2)),
            null);

    /** A text in which each occurrence of the second text, which is not empty, is replaced by the third one. */
    public static final FunctionDescriptor REPLACE = new FunctionDescriptor(
            "replace",
            TypeRule.of(StorageType.TEXT, StorageType.TEXT, StorageType.TEXT, StorageType.TEXT),
            NullRule.NULL_IF_ANY,
            operands -> text(operands, 0).replace(text(operands, 1), text(operands, 2)),
            "REPLACE({*})");

    /** The position of the first occurrence of a text in another one, in code points from 0; -1 if there is none. */
    public static final FunctionDescriptor INDEX_OF = new FunctionDescriptor(
            "index of",
            TypeRule.of(StorageType.I64, StorageType.TEXT, StorageType.TEXT),
            NullRule.NULL_IF_ANY,
            operands -> indexOf(text(operands, 0), text(operands, 1)),
            null);

    /** The number of code points of a text. */
    public static final FunctionDescriptor LENGTH =
            ofText("length", StorageType.I64, text -> (long) text.codePointCount(0, text.length()), null);

    /** The text in upper case, by {@link LetterCase#UPPER}. */
    public static final FunctionDescriptor UPPER = ofText("upper", StorageType.TEXT, LetterCase.UPPER::of, null);

    /** The text in lower case, by {@link LetterCase#LOWER}. */
    public static final FunctionDescriptor LOWER = ofText("lower", StorageType.TEXT, LetterCase.LOWER::of, null);

    /** The text without the spaces (U+0020) at its beginning and end. */
    public static final FunctionDescriptor TRIM =
            ofText("trim", StorageType.TEXT, BuiltInFunctions::trimmed, "TRIM(BOTH ' ' FROM {0})");

    /** The year of a date. The date of a point in time is that in UTC. */
    public static final FunctionDescriptor YEAR = ofDate("year", ChronoField.YEAR, "EXTRACT(YEAR FROM {0})");

    /** The month of a date, from 1 to 12. */
    public static final FunctionDescriptor MONTH =
            ofDate("month", ChronoField.MONTH_OF_YEAR, "EXTRACT(MONTH FROM {0})");

    /** The day of the month of a date, from 1 to 31. */
    public static final FunctionDescriptor DAY = ofDate("day", ChronoField.DAY_OF_MONTH, "EXTRACT(DAY FROM {0})");

    /** The day of the week of a date, from 1 for Monday to 7 for Sunday. */
    public static final FunctionDescriptor DAY_OF_WEEK = ofDate("day of week", ChronoField.DAY_OF_WEEK, null);

    /** The hour of a time, from 0 to 23. The time of day of a point in time is that in UTC. */
    public static final FunctionDescriptor HOUR = ofTime("hour", ChronoField.HOUR_OF_DAY, "EXTRACT(HOUR FROM {0})");

    /** The minute of a time, from 0 to 59. */
    public static final FunctionDescriptor MINUTE =
            ofTime("minute", ChronoField.MINUTE_OF_HOUR, "EXTRACT(MINUTE FROM {0})");

    /** The second of a time without its fraction, from 0 to 59. */
    public static final FunctionDescriptor SECOND =
            ofTime("second", ChronoField.SECOND_OF_MINUTE, "EXTRACT(SECOND FROM {0})");

    /** The date without the time of day. */
    public static final FunctionDescriptor DATE = new FunctionDescriptor(
            "date",
            TypeRule.from(StorageType.DATE, StorageType.DATETIME, StorageType.INSTANT),
            NullRule.NULL_IF_ANY,
            operands -> LocalDate.from(inUtc(operand(operands, 0))),
            "CAST({0} AS date)");

    /** A time and a duration in microseconds later; a time of day continues at midnight. Dates are later by complete days. */
    public static final FunctionDescriptor PLUS_DURATION = ofTimes(
            "plus duration",
            TEMPORAL,
            StorageType.I64,
            operands -> TimeArithmetic.plus(operand(operands, 0), (Long) operand(operands, 1)));

    /** A time and a duration in microseconds earlier; a time of day continues at midnight. */
    public static final FunctionDescriptor MINUS_DURATION = ofTimes(
            "minus duration",
            TEMPORAL,
            StorageType.I64,
            operands -> TimeArithmetic.minus(operand(operands, 0), (Long) operand(operands, 1)));

    /** The microseconds from the second of two times of one type to the first one. */
    public static final FunctionDescriptor DURATION_BETWEEN = new FunctionDescriptor(
            "duration between",
            result -> result == StorageType.I64
                    ? TEMPORAL.stream().map(type -> List.of(type, type)).toList()
                    : List.of(),
            NullRule.NULL_IF_ANY,
            operands -> TimeArithmetic.between(operand(operands, 1), operand(operands, 0)),
            null);

    /** A time and a number of months later. A day that the month does not have is its last day. */
    public static final FunctionDescriptor PLUS_MONTHS = ofTimes(
            "plus months",
            EnumSet.of(StorageType.DATE, StorageType.DATETIME, StorageType.INSTANT),
            StorageType.I32,
            operands -> TimeArithmetic.plusMonths(operand(operands, 0), (Integer) operand(operands, 1)));

    /** The begin of the unit that a time is in, in UTC. The unit is a literal: the microseconds of a second, a minute, an hour or a day. */
    public static final FunctionDescriptor TRUNCATED_TO = ofTimes(
            "truncated to",
            EnumSet.of(StorageType.TIME, StorageType.DATETIME, StorageType.INSTANT),
            StorageType.I64,
            operands -> TimeArithmetic.truncated(operand(operands, 0), (Long) operand(operands, 1)));

    /** The date and the time of day of a point in time at an offset from UTC in microseconds. */
    public static final FunctionDescriptor AT_OFFSET = new FunctionDescriptor(
            "at offset",
            TypeRule.of(StorageType.DATETIME, StorageType.INSTANT, StorageType.I64),
            NullRule.NULL_IF_ANY,
            operands -> TimeArithmetic.atOffset((Instant) operand(operands, 0), (Long) operand(operands, 1)),
            null);

    /** The seconds of a duration in microseconds, the greatest number that is not greater. */
    public static final FunctionDescriptor TO_SECONDS = new FunctionDescriptor(
            "to seconds",
            TypeRule.of(StorageType.I64, StorageType.I64),
            NullRule.NULL_IF_ANY,
            operands -> Math.floorDiv((Long) operand(operands, 0), MICROS_PER_SECOND),
            null);

    /** The first of two values that is not NULL. */
    public static final FunctionDescriptor COALESCE = new FunctionDescriptor(
            "coalesce",
            result -> List.of(List.of(result, result)),
            NullRule.NULL_IF_ALL,
            operands -> operands.stream().filter(Objects::nonNull).findFirst().orElse(null),
            "COALESCE({*})");

    /**
     * The time at which the transaction began, by the clock of the database and in UTC; outside of a transaction, that
     * of the statement. The function has no operands.
     */
    public static final FunctionDescriptor NOW = new FunctionDescriptor(
            "now",
            result -> TEMPORAL.contains(result) ? List.of(List.of()) : List.of(),
            NullRule.NULL_IF_ALL,
            null,
            null);

    /** The predicate that a text begins with another text. */
    public static final FunctionDescriptor STARTS_WITH = match("starts with", String::startsWith);

    /** The predicate that a text contains another text. */
    public static final FunctionDescriptor CONTAINS = match("contains", String::contains);

    /** The predicate that a text ends with another text. */
    public static final FunctionDescriptor ENDS_WITH = match("ends with", String::endsWith);

    /** The predicate that a complete text matches a {@link LikePattern}. */
    public static final FunctionDescriptor LIKE = match("like", (text, pattern) -> LikePattern.matches(pattern, text));

    private static final List<FunctionDescriptor> ALL = List.of(
            PLUS,
            MINUS,
            TIMES,
            DIVIDED_BY,
            MOD,
            ABS,
            ROUND,
            FLOOR,
            CEIL,
            TO_LONG,
            TO_DECIMAL,
            TO_DOUBLE,
            TO_TEXT,
            LEAST,
            GREATEST,
            NULL_IF,
            CASE,
            CONCAT,
            SUBSTRING,
            REPLACE,
            INDEX_OF,
            LENGTH,
            UPPER,
            LOWER,
            TRIM,
            YEAR,
            MONTH,
            DAY,
            DAY_OF_WEEK,
            HOUR,
            MINUTE,
            SECOND,
            DATE,
            PLUS_DURATION,
            MINUS_DURATION,
            DURATION_BETWEEN,
            PLUS_MONTHS,
            TRUNCATED_TO,
            AT_OFFSET,
            TO_SECONDS,
            COALESCE,
            NOW,
            STARTS_WITH,
            CONTAINS,
            ENDS_WITH,
            LIKE);

    private BuiltInFunctions() {}

    /** Returns all built-in functions. */
    public static List<FunctionDescriptor> all() {
        return ALL;
    }

    /**
     * Returns whether a function of decimals returns no more digits after the point than one of its operands has, so that
     * the digits of an operand remain in the result.
     */
    public static boolean keepsDigits(FunctionDescriptor function) {
        return function == PLUS
                || function == MINUS
                || function == COALESCE
                || function == CASE
                || function == LEAST
                || function == GREATEST
                || function == NULL_IF
                || function == ABS;
    }

    private static Object operand(List<@Nullable Object> operands, int index) {
        return Objects.requireNonNull(operands.get(index));
    }

    private static String text(List<@Nullable Object> operands, int index) {
        return (String) operand(operands, index);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static Object rounded(BigDecimal decimal, int digits) {
        return decimal.scale() <= digits
                ? decimal
                : StorageType.DECIMAL.normalize(decimal.setScale(digits, RoundingMode.HALF_UP));
    }

    private static String part(String text, int from, int length) {
        int points = text.codePointCount(0, text.length());
        int start = text.offsetByCodePoints(0, Math.min(from, points));
        int rest = text.codePointCount(start, text.length());
        return text.substring(start, text.offsetByCodePoints(start, Math.min(length, rest)));
    }

    private static long indexOf(String text, String part) {
        int found = text.indexOf(part);
        return found < 0 ? -1 : text.codePointCount(0, found);
    }

    private static FunctionDescriptor ofNumbers(
            String name,
            Set<StorageType> types,
            BiFunction<Object, Object, @Nullable Object> evaluator,
            @Nullable String sql) {
        return new FunctionDescriptor(
                name,
                TypeRule.same(types, 2),
                NullRule.NULL_IF_ANY,
                operands -> evaluator.apply(operand(operands, 0), operand(operands, 1)),
                sql);
    }

    private static FunctionDescriptor ofFraction(
            String name, RoundingMode rounding, DoubleUnaryOperator evaluator, String sql) {
        return new FunctionDescriptor(
                name,
                TypeRule.same(FRACTIONS, 1),
                NullRule.NULL_IF_ANY,
                operands -> ExactArithmetic.rounded(operand(operands, 0), rounding, evaluator),
                sql);
    }

    private static FunctionDescriptor ofDate(String name, ChronoField field, @Nullable String sql) {
        return ofField(
                name,
                field,
                TypeRule.from(StorageType.I32, StorageType.DATE, StorageType.DATETIME, StorageType.INSTANT),
                sql);
    }

    private static FunctionDescriptor ofTime(String name, ChronoField field, String sql) {
        return ofField(
                name,
                field,
                TypeRule.from(StorageType.I32, StorageType.TIME, StorageType.DATETIME, StorageType.INSTANT),
                sql);
    }

    /** Creates a function of a time and a number. The result has the type of the time, and each dialect has its own SQL. */
    private static FunctionDescriptor ofTimes(
            String name, Set<StorageType> types, StorageType number, FunctionDescriptor.Evaluator evaluator) {
        return new FunctionDescriptor(
                name,
                result -> types.contains(result) ? List.of(List.of(result, number)) : List.of(),
                NullRule.NULL_IF_ANY,
                evaluator,
                null);
    }

    private static FunctionDescriptor ofField(String name, ChronoField field, TypeRule types, @Nullable String sql) {
        return new FunctionDescriptor(
                name,
                types,
                NullRule.NULL_IF_ANY,
                operands -> inUtc(operand(operands, 0)).get(field),
                sql);
    }

    private static TemporalAccessor inUtc(Object time) {
        return time instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : (TemporalAccessor) time;
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (from < to && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    private static FunctionDescriptor ofText(
            String name, StorageType result, Function<String, Object> evaluator, @Nullable String sql) {
        return new FunctionDescriptor(
                name,
                TypeRule.of(result, StorageType.TEXT),
                NullRule.NULL_IF_ANY,
                operands -> evaluator.apply((String) Objects.requireNonNull(operands.get(0))),
                sql);
    }

    /** Creates a predicate on texts, whose second operand is a parameter. */
    private static FunctionDescriptor match(String name, BiPredicate<String, String> evaluator) {
        return new FunctionDescriptor(
                name,
                TypeRule.of(StorageType.BOOL, StorageType.TEXT, StorageType.TEXT),
                NullRule.FALSE_IF_ANY,
                operands -> evaluator.test((String) Objects.requireNonNull(operands.get(0)), (String)
                        Objects.requireNonNull(operands.get(1))),
                null);
    }
}

package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SqliteTexts;
import dev.runnel.sqlite.ScalarFunction;
import dev.runnel.type.LetterCase;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Functions and collations that SQLite lacks or that it computes differently from other databases. Functions return null if an argument is
 * null, except for {@code runnel_referred}, which always fails.
 */
final class SqliteFunctions {
    /** A string, which SQLite sorts after every number, as the other databases sort NaN. */
    private static final String NOT_A_NUMBER = "NaN";

    /** The least number of significant digits of a decimal quotient that does not end earlier. */
    private static final int QUOTIENT_DIGITS = 40;

    static final Map<String, ScalarFunction> ALL = Map.ofEntries(
            Map.entry("runnel_decimal_plus", decimals(BigDecimal::add)),
            Map.entry("runnel_decimal_minus", decimals(BigDecimal::subtract)),
            Map.entry("runnel_decimal_times", decimals(BigDecimal::multiply)),
            Map.entry("runnel_decimal_divided_by", decimals(SqliteFunctions::quotient)),
            Map.entry("runnel_double_plus", doubles(Double::sum)),
            Map.entry("runnel_double_minus", doubles((a, b) -> a - b)),
            Map.entry("runnel_double_times", doubles((a, b) -> a * b)),
            Map.entry("runnel_double_divided_by", doubles((a, b) -> a / notZero(b))),
            Map.entry("runnel_long_divided_by", present(arguments -> quotient(arguments[0], arguments[1]))),
            Map.entry("runnel_f32", present(arguments -> number((float) toDouble(arguments[0])))),
            Map.entry("runnel_f64", present(arguments -> Double.longBitsToDouble((Long) arguments[0]))),
            Map.entry("runnel_finite", present(arguments -> finite(toDouble(arguments[0])))),
            Map.entry("runnel_finite_f32", present(arguments -> finite((float) toDouble(arguments[0])))),
            Map.entry("runnel_int", present(arguments -> whole(arguments[0], toInt(arguments[1])))),
            Map.entry("runnel_unsigned", present(arguments -> unsigned(arguments[0], toInt(arguments[1])))),
            Map.entry(
                    "runnel_numeric",
                    present(arguments -> numeric(toDecimal(arguments[0]), toInt(arguments[1]), toInt(arguments[2])))),
            Map.entry("runnel_referred", arguments -> {
                throw new IllegalArgumentException("a table refers to one that is to be removed");
            }),
            Map.entry("runnel_upper", present(arguments -> LetterCase.UPPER.of((String) arguments[0]))),
            Map.entry("runnel_lower", present(arguments -> LetterCase.LOWER.of((String) arguments[0]))));

    static final Map<String, Comparator<String>> ORDERS = Map.of("runnel_decimal", SqliteFunctions::compareDecimals);

    private SqliteFunctions() {}

    @SuppressWarnings("NullAway")
    private static ScalarFunction present(Function<Object[], Object> function) {
        return arguments -> Arrays.asList(arguments).contains(null) ? null : function.apply(arguments);
    }

    // ---- decimals, stored as text

    private static ScalarFunction decimals(BinaryOperator<BigDecimal> operator) {
        return present(arguments -> text(operator.apply(toDecimal(arguments[0]), toDecimal(arguments[1]))));
    }

    private static BigDecimal toDecimal(Object value) {
        return new BigDecimal(value.toString());
    }

    /** Keeps every digit before the decimal point, and at least the scale of both operands. */
    private static BigDecimal quotient(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw byZero();
        }
        int whole = a.precision() - a.scale() - (b.precision() - b.scale()) + 1;
        int scale = Math.max(Math.max(a.scale(), b.scale()), QUOTIENT_DIGITS - whole);
        return a.divide(b, scale, RoundingMode.HALF_UP);
    }

    /** A string that is not a decimal, written by another application, sorts last. */
    private static int compareDecimals(String a, String b) {
        BigDecimal x = decimalOrNull(a);
        BigDecimal y = decimalOrNull(b);
        if (x != null && y != null) {
            return x.compareTo(y);
        }
        return x == null && y == null ? a.compareTo(b) : x == null ? 1 : -1;
    }

    private static @Nullable BigDecimal decimalOrNull(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static String text(BigDecimal decimal) {
        return (String) SqliteTexts.of(StorageType.DECIMAL, decimal);
    }

    private static String numeric(BigDecimal value, int precision, int scale) {
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > precision) {
            throw notHeld();
        }
        return text(rounded);
    }

    // ---- floating-point numbers

    private static ScalarFunction doubles(DoubleBinaryOperator operator) {
        return present(arguments -> number(operator.applyAsDouble(toDouble(arguments[0]), toDouble(arguments[1]))));
    }

    private static double toDouble(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Object number(double value) {
        return Double.isNaN(value) ? NOT_A_NUMBER : (Object) value;
    }

    private static double notZero(double divisor) {
        if (divisor == 0) {
            throw byZero();
        }
        return divisor;
    }

    private static Double finite(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw notHeld();
        }
        return value + 0.0;
    }

    // ---- integers: SQLite converts a result that does not fit into 64 bits to floating point

    private static int toInt(Object value) {
        return Math.toIntExact((Long) value);
    }

    private static Object quotient(Object dividend, Object divisor) {
        if (toDouble(divisor) == 0) {
            throw byZero();
        }
        boolean whole = dividend instanceof Long && divisor instanceof Long;
        return whole && !(divisor.equals(-1L) && dividend.equals(Long.MIN_VALUE))
                ? (Object) ((Long) dividend / (Long) divisor)
                : (Object) (toDouble(dividend) / toDouble(divisor));
    }

    private static Long whole(Object value, int bytes) {
        int unused = Long.SIZE - bytes * Byte.SIZE;
        if (value instanceof Long number && number << unused >> unused == number) {
            return number;
        }
        throw notHeld();
    }

    /** An unsigned number of 64 bits is stored as a decimal. */
    private static Object unsigned(Object value, int bits) {
        BigDecimal number = toDecimal(value);
        if (value instanceof Double
                || number.signum() < 0
                || number.toBigInteger().bitLength() > bits) {
            throw notHeld();
        }
        return value;
    }

    // ---- errors that end a statement

    private static ArithmeticException byZero() {
        return new ArithmeticException("division by zero");
    }

    private static ArithmeticException notHeld() {
        return new ArithmeticException(SqliteTexts.COMPUTED);
    }
}

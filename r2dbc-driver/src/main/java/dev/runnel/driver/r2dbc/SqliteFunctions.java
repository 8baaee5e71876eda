package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SqliteTexts;
import dev.runnel.error.InvalidValueException;
import dev.runnel.sqlite.AggregateFunction;
import dev.runnel.sqlite.ScalarFunction;
import dev.runnel.type.ExactSum;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.LetterCase;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Functions and collations that SQLite lacks or that it computes differently from other databases. Functions return null if an argument is
 * null, except for {@code runnel_referred}, which always fails.
 */
final class SqliteFunctions {
    /** A string, which SQLite sorts after every number, as the other databases sort NaN. */
    private static final String NOT_A_NUMBER = "NaN";

    private static final Map<String, ScalarFunction> OWN = Map.ofEntries(
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

    static final Map<String, ScalarFunction> ALL = all();

    static final Map<String, AggregateFunction> SUMS = Map.of(
            SqliteTexts.sumName(StorageType.I64), () -> new Sum(true),
            SqliteTexts.sumName(StorageType.DECIMAL), () -> new Sum(false));

    private SqliteFunctions() {}

    /** The sum of the whole numbers or decimals of one group, 0 for no value. */
    private static final class Sum implements AggregateFunction.Accumulator {
        private final boolean whole;
        private final ExactSum sum = new ExactSum();

        Sum(boolean whole) {
            this.whole = whole;
        }

        @Override
        public void add(@Nullable Object[] arguments) {
            Object value = arguments[0];
            if (value == null) {
                return;
            }
            if (whole) {
                sum.add(((Number) value).longValue());
            } else {
                sum.add(toDecimal(value));
            }
        }

        @Override
        public Object result() {
            try {
                return whole ? (Object) sum.whole() : text(sum.decimal());
            } catch (InvalidValueException outOfRange) {
                throw notHeld();
            }
        }
    }

    /** The functions of the SQL of SQLite, and one for each built-in function of numbers and times, and type of its first operand. */
    private static Map<String, ScalarFunction> all() {
        Map<String, ScalarFunction> all = new HashMap<>(OWN);
        for (FunctionDescriptor function : SqliteTexts.COMPUTED_IN_JAVA) {
            for (StorageType result : StorageType.values()) {
                for (List<StorageType> operands : function.types().operands(result)) {
                    all.put(
                            SqliteTexts.functionName(function, operands.get(0)),
                            present(arguments -> evaluated(function, result, operands, arguments)));
                }
            }
        }
        return Map.copyOf(all);
    }

    private static @Nullable Object evaluated(
            FunctionDescriptor function, StorageType result, List<StorageType> types, Object[] arguments) {
        List<@Nullable Object> operands = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            operands.add(SqliteTexts.value(types.get(i), arguments[i]));
        }
        try {
            Object computed = function.evaluate(operands);
            if (computed == null) {
                return null;
            }
            Object value = SqliteTexts.of(result, computed);
            return value instanceof Double || value instanceof Float
                    ? number(((Number) value).doubleValue())
                    : value instanceof Number whole ? (Object) whole.longValue() : value;
        } catch (InvalidValueException outOfRange) {
            throw notHeld();
        }
    }

    @SuppressWarnings("NullAway")
    private static ScalarFunction present(Function<Object[], @Nullable Object> function) {
        return arguments -> Arrays.asList(arguments).contains(null) ? null : function.apply(arguments);
    }

    // ---- decimals, stored as text

    private static BigDecimal toDecimal(Object value) {
        BigDecimal decimal = decimalOrNull(value.toString());
        if (decimal == null) {
            throw new IllegalArgumentException("a stored text is not a decimal");
        }
        return decimal;
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

    private static double toDouble(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Object number(double value) {
        return Double.isNaN(value) ? NOT_A_NUMBER : (Object) value;
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

    private static ArithmeticException notHeld() {
        return new ArithmeticException(SqliteTexts.COMPUTED);
    }
}

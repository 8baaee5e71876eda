package dev.runnel.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Arithmetic on storage values in memory. A result outside the range of its type is an error, and never wrapped. */
public final class ExactArithmetic {
    /** The number of digits after the point of a quotient of decimals. */
    public static final int QUOTIENT_DIGITS = 12;

    private ExactArithmetic() {}

    /**
     * Returns the sum of two numbers of one storage type.
     *
     * @param a a carrier of the storage type, not null
     * @param b a carrier of the same storage type, not null
     * @throws ArithmeticException if the sum is not a finite number of the storage type
     */
    public static Object sum(Object a, Object b) {
        if (a instanceof Short x) {
            return exactShort(x + (Short) b);
        }
        if (a instanceof Integer x) {
            return Math.addExact(x, (Integer) b);
        }
        if (a instanceof Long x) {
            return Math.addExact(x, (Long) b);
        }
        if (a instanceof Float x) {
            return finite(x + (Float) b);
        }
        if (a instanceof Double x) {
            return finite(x + (Double) b);
        }
        return StorageType.DECIMAL.normalize(((BigDecimal) a).add((BigDecimal) b));
    }

    /**
     * Returns the difference of two numbers of one storage type.
     *
     * @param a a carrier of the storage type, not null
     * @param b a carrier of the same storage type, not null
     * @throws ArithmeticException if the difference is not a finite number of the storage type
     */
    public static Object difference(Object a, Object b) {
        if (a instanceof Short x) {
            return exactShort(x - (Short) b);
        }
        if (a instanceof Integer x) {
            return Math.subtractExact(x, (Integer) b);
        }
        if (a instanceof Long x) {
            return Math.subtractExact(x, (Long) b);
        }
        if (a instanceof Float x) {
            return finite(x - (Float) b);
        }
        if (a instanceof Double x) {
            return finite(x - (Double) b);
        }
        return StorageType.DECIMAL.normalize(((BigDecimal) a).subtract((BigDecimal) b));
    }

    /**
     * Returns the sum of two numbers of one storage type. Floating-point numbers may be infinite, or NaN.
     *
     * @throws ArithmeticException if the storage type has no such whole number
     */
    static Object computedSum(Object a, Object b) {
        if (a instanceof Float x) {
            return StorageType.F32.normalize(x + (Float) b);
        }
        return a instanceof Double x ? StorageType.F64.normalize(x + (Double) b) : sum(a, b);
    }

    /**
     * Returns the difference of two numbers of one storage type. Floating-point numbers may be infinite, or NaN.
     *
     * @throws ArithmeticException if the storage type has no such whole number
     */
    static Object computedDifference(Object a, Object b) {
        if (a instanceof Float x) {
            return StorageType.F32.normalize(x - (Float) b);
        }
        return a instanceof Double x ? StorageType.F64.normalize(x - (Double) b) : difference(a, b);
    }

    /**
     * Returns the product of two numbers of one storage type.
     *
     * @throws ArithmeticException if the storage type has no such whole number
     */
    static Object product(Object a, Object b) {
        if (a instanceof Short x) {
            return exactShort(x * (Short) b);
        }
        if (a instanceof Integer x) {
            return Math.multiplyExact(x, (Integer) b);
        }
        if (a instanceof Long x) {
            return Math.multiplyExact(x, (Long) b);
        }
        if (a instanceof Float x) {
            return StorageType.F32.normalize(x * (Float) b);
        }
        if (a instanceof Double x) {
            return StorageType.F64.normalize(x * (Double) b);
        }
        return StorageType.DECIMAL.normalize(((BigDecimal) a).multiply((BigDecimal) b));
    }

    /**
     * Returns the quotient of two numbers of one storage type: whole numbers towards zero, decimals half up; null for a
     * division by zero.
     *
     * @throws ArithmeticException if the storage type has no such whole number
     */
    static @Nullable Object quotient(Object a, Object b) {
        if (isZero(b)) {
            return null;
        }
        if (a instanceof Short x) {
            return exactShort(x / (Short) b);
        }
        if (a instanceof Integer x) {
            return Math.toIntExact((long) x / (Integer) b);
        }
        if (a instanceof Long x) {
            return (Long) b == -1 ? Math.negateExact(x) : x / (Long) b;
        }
        if (a instanceof Float x) {
            return StorageType.F32.normalize(x / (Float) b);
        }
        if (a instanceof Double x) {
            return StorageType.F64.normalize(x / (Double) b);
        }
        return StorageType.DECIMAL.normalize(
                ((BigDecimal) a).divide((BigDecimal) b, QUOTIENT_DIGITS, RoundingMode.HALF_UP));
    }

    /** Returns the remainder of a division, with the sign of the dividend; null for a division by zero. */
    static @Nullable Object remainder(Object a, Object b) {
        if (isZero(b)) {
            return null;
        }
        if (a instanceof Short x) {
            return (short) (x % (Short) b);
        }
        if (a instanceof Integer x) {
            return x % (Integer) b;
        }
        if (a instanceof Long x) {
            return x % (Long) b;
        }
        return StorageType.DECIMAL.normalize(((BigDecimal) a).remainder((BigDecimal) b));
    }

    private static boolean isZero(Object number) {
        return number instanceof BigDecimal decimal ? decimal.signum() == 0 : ((Number) number).doubleValue() == 0;
    }

    /**
     * Returns a number without its sign.
     *
     * @throws ArithmeticException if the storage type has no such number
     */
    static Object absolute(Object a) {
        if (a instanceof Short x) {
            return exactShort(Math.abs(x));
        }
        if (a instanceof Integer x) {
            return x < 0 ? Math.negateExact(x) : x;
        }
        if (a instanceof Long x) {
            return x < 0 ? Math.negateExact(x) : x;
        }
        if (a instanceof Float x) {
            return Math.abs(x);
        }
        if (a instanceof Double x) {
            return Math.abs(x);
        }
        return ((BigDecimal) a).abs();
    }

    /** Returns a fraction without the digits after the point. */
    static Object rounded(Object a, RoundingMode rounding, DoubleUnaryOperator operator) {
        if (a instanceof Float x) {
            return StorageType.F32.normalize((float) operator.applyAsDouble(x));
        }
        if (a instanceof Double x) {
            return StorageType.F64.normalize(operator.applyAsDouble(x));
        }
        return StorageType.DECIMAL.normalize(((BigDecimal) a).setScale(0, rounding));
    }

    /**
     * Returns a number without its fraction.
     *
     * @throws ArithmeticException if it has more than 64 bits
     */
    static long toLong(Number a) {
        return a instanceof BigDecimal decimal
                ? decimal.setScale(0, RoundingMode.DOWN).longValueExact()
                : a.longValue();
    }

    private static Object finite(float number) {
        if (!Float.isFinite(number)) {
            throw new ArithmeticException("float overflow");
        }
        return StorageType.F32.normalize(number);
    }

    private static Object finite(double number) {
        if (!Double.isFinite(number)) {
            throw new ArithmeticException("double overflow");
        }
        return StorageType.F64.normalize(number);
    }

    private static short exactShort(int number) {
        if (number != (short) number) {
            throw new ArithmeticException("short overflow");
        }
        return (short) number;
    }
}

package dev.runnel.type;

import java.math.BigDecimal;

/** Sums and differences of carriers of numbers, for stores that add in memory. */
public final class ExactArithmetic {
    private ExactArithmetic() {}

    /**
     * The sum of two numbers of one storage type.
     *
     * @throws ArithmeticException when it is no finite number of that type
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
     * The difference of two numbers of one storage type.
     *
     * @throws ArithmeticException when it is no finite number of that type
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

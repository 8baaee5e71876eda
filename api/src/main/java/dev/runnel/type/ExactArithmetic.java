package dev.runnel.type;

import java.math.BigDecimal;

/** Addition and subtraction of storage values, for stores without arithmetic. */
public final class ExactArithmetic {
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

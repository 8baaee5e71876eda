package dev.runnel.type;

import java.math.BigDecimal;

/** Sums and differences of carriers of numbers, for stores that add in memory. */
public final class Numbers {
    private Numbers() {}

    /**
     * The sum of two numbers of one storage type.
     *
     * @throws ArithmeticException when it is no number of that type
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
            return Storage.F32.normal(x + (Float) b);
        }
        if (a instanceof Double x) {
            return Storage.F64.normal(x + (Double) b);
        }
        return Storage.DECIMAL.normal(((BigDecimal) a).add((BigDecimal) b));
    }

    /**
     * The difference of two numbers of one storage type.
     *
     * @throws ArithmeticException when it is no number of that type
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
            return Storage.F32.normal(x - (Float) b);
        }
        if (a instanceof Double x) {
            return Storage.F64.normal(x - (Double) b);
        }
        return Storage.DECIMAL.normal(((BigDecimal) a).subtract((BigDecimal) b));
    }

    private static short exactShort(int number) {
        if (number != (short) number) {
            throw new ArithmeticException("short overflow");
        }
        return (short) number;
    }
}

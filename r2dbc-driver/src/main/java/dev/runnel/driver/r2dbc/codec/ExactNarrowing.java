package dev.runnel.driver.r2dbc.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A conversion of numbers between classes that never changes the number. */
final class ExactNarrowing {
    private ExactNarrowing() {}

    /**
     * Returns the number as an instance of {@code type}; null if there is no exact conversion. A conversion to {@code Double} depends on
     * the class alone: a {@code Long} is never converted.
     */
    static @Nullable Number as(Class<?> type, Number number) {
        if (type == Double.class) {
            return number instanceof Float || number instanceof Integer || number instanceof Short
                    ? (Number) number.doubleValue()
                    : null;
        }
        if (type == Float.class) {
            float narrow = number.floatValue();
            return number instanceof Double && narrow == number.doubleValue() ? (Number) narrow : null;
        }
        if (number instanceof BigDecimal decimal) {
            return whole(type, decimal);
        }
        if (number instanceof BigInteger unsigned) {
            BigDecimal decimal = new BigDecimal(unsigned);
            return type == BigDecimal.class ? decimal : whole(type, decimal);
        }
        if (!(number instanceof Byte
                || number instanceof Short
                || number instanceof Integer
                || number instanceof Long)) {
            return null;
        }
        return whole(type, number.longValue());
    }

    private static @Nullable Number whole(Class<?> type, BigDecimal number) {
        try {
            return whole(type, number.longValueExact());
        } catch (ArithmeticException noLong) {
            return null;
        }
    }

    private static @Nullable Number whole(Class<?> type, long number) {
        if (type == Short.class && number == (short) number) {
            return (short) number;
        }
        if (type == Integer.class && number == (int) number) {
            return (int) number;
        }
        if (type == Long.class) {
            return number;
        }
        return type == BigDecimal.class ? BigDecimal.valueOf(number) : null;
    }
}

package dev.runnel.type;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The kinds of values that columns store, the same on each database. Each has one Java class, its carrier.
 *
 * <p>A driver declares a column type and an exact range for each. Merge keys, keyset positions and evaluation in memory
 * use carriers in their {@linkplain #normalize normal form}: equal storage values are then equal objects, except for
 * byte arrays. Times have microseconds. Floating-point numbers have no NaN and one zero.
 */
public enum StorageType {
    /** A boolean. */
    BOOL(Boolean.class, (a, b) -> Boolean.compare((Boolean) a, (Boolean) b)),
    /** A signed integer of 16 bits. */
    I16(Short.class, (a, b) -> Short.compare((Short) a, (Short) b)),
    /** A signed integer of 32 bits. */
    I32(Integer.class, (a, b) -> Integer.compare((Integer) a, (Integer) b)),
    /** A signed integer of 64 bits. */
    I64(Long.class, (a, b) -> Long.compare((Long) a, (Long) b)),
    /** A floating-point number of 32 bits. */
    F32(Float.class, (a, b) -> Float.compare((Float) a, (Float) b)),
    /** A floating-point number of 64 bits. */
    F64(Double.class, (a, b) -> Double.compare((Double) a, (Double) b)),
    /** A decimal number. */
    DECIMAL(BigDecimal.class, (a, b) -> ((BigDecimal) a).compareTo((BigDecimal) b)),
    /** A text, ordered by code point. */
    TEXT(String.class, (a, b) -> compareCodePoints((String) a, (String) b)),
    /** A byte array, ordered by unsigned bytes. */
    BYTES(byte[].class, (a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b)),
    /** A UUID, ordered by its unsigned bytes. */
    UUID(java.util.UUID.class, (a, b) -> compareUnsigned((java.util.UUID) a, (java.util.UUID) b)),
    /** A date. */
    DATE(LocalDate.class, (a, b) -> ((LocalDate) a).compareTo((LocalDate) b)),
    /** A time of day in microseconds. */
    TIME(LocalTime.class, (a, b) -> ((LocalTime) a).compareTo((LocalTime) b)),
    /** A date and a time of day without a zone, in microseconds. */
    DATETIME(LocalDateTime.class, (a, b) -> ((LocalDateTime) a).compareTo((LocalDateTime) b)),
    /** A point in time, in microseconds. */
    INSTANT(Instant.class, (a, b) -> ((Instant) a).compareTo((Instant) b));

    private final Class<?> carrier;
    private final Comparator<Object> order;

    StorageType(Class<?> carrier, Comparator<Object> order) {
        this.carrier = carrier;
        this.order = order;
    }

    /** Returns the Java class of each value that is not null. */
    public Class<?> carrier() {
        return carrier;
    }

    /**
     * Returns the order of carriers, the same on each database: false before true, texts by code point, byte arrays by
     * unsigned bytes. The comparator does not accept null.
     */
    public Comparator<Object> order() {
        return order;
    }

    /**
     * Returns the normal form of a carrier: a decimal without zeros at the end of its fraction, and zero instead of
     * negative zero.
     *
     * @param value a carrier, not null
     */
    public Object normalize(Object value) {
        return switch (this) {
            // returns the same object if possible: each value of each row passes through here
            case F32 -> (Float) value == 0 ? (Object) 0.0f : value;
            case F64 -> (Double) value == 0 ? (Object) 0.0 : value;
            case DECIMAL -> stripZeros((BigDecimal) value);
            case BOOL, I16, I32, I64, TEXT, BYTES, UUID, DATE, TIME, DATETIME, INSTANT -> value;
        };
    }

    /**
     * Returns an object with the equality of a carrier in its normal form: byte arrays are wrapped, since arrays compare by identity.
     *
     * @param value a carrier, not null
     */
    public static Object comparable(Object value) {
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    private static BigDecimal stripZeros(BigDecimal value) {
        BigDecimal stripped = value.scale() > 0 ? value.stripTrailingZeros() : value;
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static int compareCodePoints(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // surrogates represent code points above all other chars
                boolean xHigh = Character.isSurrogate(x);
                boolean yHigh = Character.isSurrogate(y);
                return xHigh == yHigh ? Character.compare(x, y) : xHigh ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int compareUnsigned(java.util.UUID a, java.util.UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}

package dev.runnel.type;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The closed list of storage values: what a column holds, with one Java carrier each.
 *
 * <p>A driver declares a column type and an exact range for each. Merge keys, keyset positions and evaluation in memory work
 * on carriers, which are in their {@link #normalize} form: but for bytes, equal storage values are equal objects. Times have
 * microseconds. There is no NaN among floating-point numbers, and one zero.
 */
public enum StorageType {
    BOOL(Boolean.class, (a, b) -> Boolean.compare((Boolean) a, (Boolean) b)),
    I16(Short.class, (a, b) -> Short.compare((Short) a, (Short) b)),
    I32(Integer.class, (a, b) -> Integer.compare((Integer) a, (Integer) b)),
    I64(Long.class, (a, b) -> Long.compare((Long) a, (Long) b)),
    F32(Float.class, (a, b) -> Float.compare((Float) a, (Float) b)),
    F64(Double.class, (a, b) -> Double.compare((Double) a, (Double) b)),
    DECIMAL(BigDecimal.class, (a, b) -> ((BigDecimal) a).compareTo((BigDecimal) b)),
    TEXT(String.class, (a, b) -> compareCodePoints((String) a, (String) b)),
    BYTES(byte[].class, (a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b)),
    UUID(java.util.UUID.class, (a, b) -> compareUnsigned((java.util.UUID) a, (java.util.UUID) b)),
    DATE(LocalDate.class, (a, b) -> ((LocalDate) a).compareTo((LocalDate) b)),
    TIME(LocalTime.class, (a, b) -> ((LocalTime) a).compareTo((LocalTime) b)),
    DATETIME(LocalDateTime.class, (a, b) -> ((LocalDateTime) a).compareTo((LocalDateTime) b)),
    INSTANT(Instant.class, (a, b) -> ((Instant) a).compareTo((Instant) b));

    private final Class<?> carrier;
    private final Comparator<Object> order;

    StorageType(Class<?> carrier, Comparator<Object> order) {
        this.carrier = carrier;
        this.order = order;
    }

    /** The Java class of every non-null value of this storage type. */
    public Class<?> carrier() {
        return carrier;
    }

    /** The order of carriers that every backend agrees on: false before true, code points, unsigned bytes. Nulls are not taken. */
    public Comparator<Object> order() {
        return order;
    }

    /**
     * A carrier in the form that stands for all that are equal to it: a decimal without zeros at the end of its fraction, and no
     * negative zero.
     */
    public Object normalize(Object value) {
        return switch (this) {
            // the same object where it can be: rows are read through here
            case F32 -> (Float) value == 0 ? (Object) 0.0f : value;
            case F64 -> (Double) value == 0 ? (Object) 0.0 : value;
            case DECIMAL -> stripZeros((BigDecimal) value);
            case BOOL, I16, I32, I64, TEXT, BYTES, UUID, DATE, TIME, DATETIME, INSTANT -> value;
        };
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
                // surrogates stand for code points above every other char
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

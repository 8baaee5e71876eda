package dev.runnel.type;

import java.time.Instant;
import java.util.Comparator;

/**
 * The closed list of storage values: what a column holds, with one Java carrier each.
 *
 * <p>A driver declares a column type and an exact range for each. Merge keys, keyset positions and evaluation in memory work
 * on carriers. {@link #INSTANT} has microseconds: assigned instants are truncated to them, compared ones keep the truth.
 */
public enum Storage {
    BOOL(Boolean.class, (a, b) -> Boolean.compare((Boolean) a, (Boolean) b)),
    I64(Long.class, (a, b) -> Long.compare((Long) a, (Long) b)),
    TEXT(String.class, (a, b) -> compareCodePoints((String) a, (String) b)),
    UUID(java.util.UUID.class, (a, b) -> compareUnsigned((java.util.UUID) a, (java.util.UUID) b)),
    INSTANT(Instant.class, (a, b) -> ((Instant) a).compareTo((Instant) b));

    private final Class<?> carrier;
    private final Comparator<Object> order;

    Storage(Class<?> carrier, Comparator<Object> order) {
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

package dev.runnel.dynamo.server.value;

import java.util.Arrays;

/** Searches in bytes. */
public final class Bytes {
    private Bytes() {}

    /** Says whether the bytes of the part follow one another somewhere in the bytes of the whole. */
    public static boolean contains(byte[] whole, byte[] part) {
        for (int from = 0; from + part.length <= whole.length; from++) {
            if (startsAt(whole, from, part)) {
                return true;
            }
        }
        return false;
    }

    /** Says whether the whole begins with the part. */
    public static boolean startsWith(byte[] whole, byte[] part) {
        return part.length <= whole.length && startsAt(whole, 0, part);
    }

    private static boolean startsAt(byte[] whole, int from, byte[] part) {
        return Arrays.equals(whole, from, from + part.length, part, 0, part.length);
    }
}

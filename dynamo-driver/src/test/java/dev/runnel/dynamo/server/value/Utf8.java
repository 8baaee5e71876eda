package dev.runnel.dynamo.server.value;

/** Lengths and order of strings in UTF-8, which the service stores. */
public final class Utf8 {
    private Utf8() {}

    /** The number of bytes. */
    public static int length(String text) {
        int length = 0;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit < 0x80) {
                length++;
            } else if (unit < 0x800 || Character.isSurrogate(unit)) {
                length += 2;
            } else {
                length += 3;
            }
        }
        return length;
    }

    /** Compares as the bytes compare: by code points, where {@link String#compareTo} orders surrogates before other units. */
    public static int compare(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int at = 0; at < end; at++) {
            char a = left.charAt(at);
            char b = right.charAt(at);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}

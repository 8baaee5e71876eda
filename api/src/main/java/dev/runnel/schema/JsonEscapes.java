package dev.runnel.schema;

import dev.runnel.error.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** Checks of the characters that JSON escapes by number, and that text columns do not store. */
final class JsonEscapes {
    private static final int HEX = 16;
    private static final int LENGTH = 6;

    private JsonEscapes() {}

    /** Returns the reason why a database cannot store well-formed JSON in parsed form; null if it can. */
    static InvalidValueException.@Nullable Reason violation(String json) {
        int i = json.indexOf('\\');
        while (i >= 0) {
            if (json.charAt(i + 1) != 'u') {
                i = json.indexOf('\\', i + 2);
                continue;
            }
            char c = escaped(json, i);
            if (c == 0) {
                return InvalidValueException.Reason.NUL_CHARACTER;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && json.startsWith("\\u", i + LENGTH)
                    && Character.isLowSurrogate(escaped(json, i + LENGTH));
            if (Character.isSurrogate(c) && !pair) {
                return InvalidValueException.Reason.UNPAIRED_SURROGATE;
            }
            i = json.indexOf('\\', i + (pair ? 2 * LENGTH : LENGTH));
        }
        return null;
    }

    private static char escaped(String json, int from) {
        return (char) Integer.parseInt(json, from + 2, from + LENGTH, HEX);
    }
}

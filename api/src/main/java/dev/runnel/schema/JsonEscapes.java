package dev.runnel.schema;

import dev.runnel.error.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** Characters of JSON that are written by their number, and that a text cannot have. */
final class JsonEscapes {
    private static final int HEX = 16;
    private static final int LENGTH = 6;

    private JsonEscapes() {}

    /** What keeps well-formed JSON from being parsed to texts; null where nothing does. */
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

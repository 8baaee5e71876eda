package dev.runnel.schema;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidSchema;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of columns made of names of components, and what can be a name at all. */
final class Names {
    private static final Pattern WORD_STARTS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Names() {}

    /**
     * Any text is a name where it is quoted, but for none at all, and for what no database takes in a text.
     *
     * @param owner what has the name; the name itself is not printed, since it cannot be
     * @throws InvalidSchema when it cannot be a name
     */
    static void check(String name, Object owner) {
        if (name.isEmpty() || name.codePoints().anyMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF)) {
            throw new InvalidSchema(
                            ErrorCode.INVALID_NAME, "a table or column has no name, or one that no database can hold")
                    .with("of", owner.toString())
                    .hint("name it without NUL and halves of characters");
        }
    }

    /** {@code userId} to {@code user_id}. */
    static String snakeCase(String name) {
        return WORD_STARTS.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}

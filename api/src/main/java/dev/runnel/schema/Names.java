package dev.runnel.schema;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of columns made of names of components. */
final class Names {
    private static final Pattern WORD_STARTS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Names() {}

    /** {@code userId} to {@code user_id}. */
    static String snakeCase(String name) {
        return WORD_STARTS.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}

package dev.runnel.schema;

import java.util.Locale;
import java.util.regex.Pattern;

/** Converts Java names into names of tables and columns. */
final class SnakeCase {
    private static final Pattern WORD_STARTS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private SnakeCase() {}

    /** {@code userId} to {@code user_id}. */
    static String of(String name) {
        return WORD_STARTS.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}

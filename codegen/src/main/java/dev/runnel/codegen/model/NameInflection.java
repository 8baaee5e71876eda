package dev.runnel.codegen.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atteo.evo.inflector.English;

/** Derives names from names. */
public final class NameInflection {
    private static final Pattern WORD_STARTS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern LAST_WORD = Pattern.compile("[A-Z][^A-Z]+$|[A-Z]+$|^[^A-Z]+$");
    private static final List<String> IRREGULAR =
            List.of("person", "child", "man", "woman", "mouse", "foot", "tooth", "goose", "ox", "criterion", "datum");

    private NameInflection() {}

    /** Whether a text column holds it: it has no NUL and no half of a surrogate pair. */
    public static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** {@code userId} to {@code user_id}. */
    public static String snakeCase(String name) {
        return WORD_STARTS.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** {@code userId} to {@code UserId}. */
    public static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** {@code UserId} to {@code userId}. */
    public static String decapitalised(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Returns the name with its last word in the plural: {@code BlogEntry} to {@code BlogEntries}. Empty for an uncountable noun or a plural. */
    public static Optional<String> plural(String name) {
        Matcher last = LAST_WORD.matcher(name);
        if (!last.find()) {
            return Optional.empty();
        }
        String word = last.group().toLowerCase(Locale.ROOT);
        String plural = pluralOfWord(word);
        if (plural.equals(word) || isPlural(word)) {
            return Optional.empty();
        }
        int kept = commonPrefix(word, plural);
        return Optional.of(name.substring(0, last.start() + kept) + plural.substring(kept));
    }

    /** A name for the companion of a model whose name has no plural. */
    public static String proposal(String name) {
        return name + "Rows";
    }

    private static String pluralOfWord(String word) {
        return word.equals("person") ? "people" : English.plural(word);
    }

    private static boolean isPlural(String word) {
        if (IRREGULAR.stream().anyMatch(singular -> pluralOfWord(singular).equals(word))) {
            return true;
        }
        // "address", "bus", "axis" and "canvas" are singular
        return word.matches(".*[^suia]s")
                        && pluralOfWord(word.substring(0, word.length() - 1)).equals(word)
                || word.endsWith("ies")
                        && pluralOfWord(word.substring(0, word.length() - 3) + "y")
                                .equals(word);
    }

    private static int commonPrefix(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }
}

package dev.runnel.driver.r2dbc.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message of H2 quotes, read from left to right. H2 quotes twice: names where they need it, as in SQL, and then the whole, in
 * which it doubles quotes and backslashes and writes what cannot be printed by its number. The text around depends on the locale.
 */
final class H2MessageParser {
    /** A backslash, or the number of a character. */
    private static final Pattern NUMBERED =
            Pattern.compile("\\\\(?:\\\\|\\+?((?<=\\+)(?:0\\p{XDigit}|10)\\p{XDigit}{4}|(?<!\\+)\\p{XDigit}{4}))");

    private final String text;
    private int at;

    private H2MessageParser(String text) {
        this.text = text;
    }

    /** The first thing that the message quotes, as it was. */
    static Optional<H2MessageParser> of(String message) {
        int start = message.indexOf('"');
        return start < 0 ? Optional.empty() : Optional.of(new H2MessageParser(unquoted(message, start + 1, true)));
    }

    String text() {
        return text;
    }

    /** Passes over all that stands before the part, and the part. */
    boolean after(String part) {
        int found = text.indexOf(part, at);
        if (found >= 0) {
            at = found + part.length();
        }
        return found >= 0;
    }

    /**
     * The name of a constraint, which is not quoted again and ends with a colon, and passes over it. Where the name has colons too, it
     * ends with the one that a foreign key of a table stands behind.
     */
    Optional<String> owner() {
        int first = text.indexOf(": ", at);
        if (first < 0) {
            return Optional.empty();
        }
        int end = first;
        for (int colon = first; colon >= 0; colon = text.indexOf(": ", colon + 1)) {
            if (isForeignKey(colon + 2)) {
                end = colon;
                break;
            }
        }
        String name = text.substring(at, end);
        at = end + 2;
        return Optional.of(name);
    }

    private boolean isForeignKey(int start) {
        H2MessageParser rest = new H2MessageParser(text);
        rest.at = start;
        rest.name();
        if (!rest.skip(" FOREIGN KEY(")) {
            return false;
        }
        do {
            rest.name();
        } while (rest.skip(", "));
        return rest.skip(") REFERENCES ");
    }

    /** A name, without what qualifies it. */
    String name() {
        String part = part();
        while (skip(".")) {
            part = part();
        }
        return part;
    }

    /** The names of a list that begins here and ends with a parenthesis; how a column is sorted stands behind its name. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        do {
            names.add(name());
            while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ')') {
                at++;
            }
        } while (skip(", "));
        return names;
    }

    private String part() {
        boolean numbered = skip("U&\"");
        if (numbered || skip("\"")) {
            String part = unquoted(text, at, numbered);
            at = end(text, at) + 1;
            return part;
        }
        int start = at;
        while (at < text.length() && " .,:()".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Passes over the part, if it is what comes next. */
    boolean skip(String part) {
        boolean there = text.startsWith(part, at);
        if (there) {
            at += part.length();
        }
        return there;
    }

    /** Where the quote is that ends what begins at {@code start}. */
    private static int end(String text, int start) {
        int i = start;
        while (i < text.length() && (text.charAt(i) != '"' || text.startsWith("\"\"", i))) {
            i += text.charAt(i) == '"' ? 2 : 1;
        }
        return Math.min(i, text.length());
    }

    /** @param numbered whether a backslash stands before the number of a character, or before another backslash */
    private static String unquoted(String text, int start, boolean numbered) {
        String inner = text.substring(start, end(text, start)).replace("\"\"", "\"");
        if (!numbered || inner.indexOf('\\') < 0) {
            return inner;
        }
        return NUMBERED.matcher(inner)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? "\\" : Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}

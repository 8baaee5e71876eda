package dev.runnel.driver.r2dbc.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parser of the quoted part of an H2 message, from left to right. The unquoted part depends on the locale.
 *
 * <p>H2 quotes twice. First it quotes names where SQL requires it. Then it quotes the complete part, doubles quotes and backslashes, and
 * replaces each unprintable character by a backslash and its number.
 */
final class H2MessageParser {
    /** A double backslash, or a backslash and the number of a character. */
    private static final Pattern NUMBERED =
            Pattern.compile("\\\\(?:\\\\|\\+?((?<=\\+)(?:0\\p{XDigit}|10)\\p{XDigit}{4}|(?<!\\+)\\p{XDigit}{4}))");

    private final String text;
    private int at;

    private H2MessageParser(String text) {
        this.text = text;
    }

    /** Returns a parser of the first quoted part of a message, without the outer quotes; empty if the message quotes nothing. */
    static Optional<H2MessageParser> of(String message) {
        int start = message.indexOf('"');
        return start < 0 ? Optional.empty() : Optional.of(new H2MessageParser(unquoted(message, start + 1, true)));
    }

    String text() {
        return text;
    }

    /** Moves past the next occurrence of a part. Without an occurrence, it does not move and returns false. */
    boolean after(String part) {
        int found = text.indexOf(part, at);
        if (found >= 0) {
            at = found + part.length();
        }
        return found >= 0;
    }

    /**
     * Returns the name of a constraint, and moves past it; empty if there is none. H2 does not quote this name, and writes a colon after
     * it. If the name has colons too, it ends at the first colon that a foreign key of a table follows.
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

    /** Returns the last part of a qualified name, and moves past the name. */
    String name() {
        String part = part();
        while (skip(".")) {
            part = part();
        }
        return part;
    }

    /** Returns the names of a list that begins here and ends with a parenthesis. The sort order of a column may follow its name. */
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

    /** Moves past a part if it begins here, and returns whether it does. */
    boolean skip(String part) {
        boolean there = text.startsWith(part, at);
        if (there) {
            at += part.length();
        }
        return there;
    }

    /** Returns the position of the quote that ends the string whose content begins at {@code start}. */
    private static int end(String text, int start) {
        int i = start;
        while (i < text.length() && (text.charAt(i) != '"' || text.startsWith("\"\"", i))) {
            i += text.charAt(i) == '"' ? 2 : 1;
        }
        return Math.min(i, text.length());
    }

    /** @param numbered whether a backslash escapes the number of a character or another backslash */
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

package dev.runnel.type;

/**
 * Patterns of {@link BuiltInFunctions#LIKE}: {@code %} matches any text, {@code _} matches one code point, and
 * {@code !} before one of the three characters matches that character itself.
 */
public final class LikePattern {
    /** The character that matches any text. */
    public static final char ANY = '%';
    /** The character that matches one code point. */
    public static final char ONE = '_';
    /** The character before a special character that matches itself. */
    public static final char ESCAPE = '!';

    private LikePattern() {}

    /** Returns whether a character has a special meaning in a pattern. */
    public static boolean isSpecial(char c) {
        return c == ANY || c == ONE || c == ESCAPE;
    }

    /** Returns the pattern that matches exactly this text. */
    public static String literal(String text) {
        StringBuilder pattern = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isSpecial(text.charAt(i))) {
                pattern.append(ESCAPE);
            }
            pattern.append(text.charAt(i));
        }
        return pattern.toString();
    }

    /** Returns whether the pattern matches the complete text. */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int afterAny = -1;
        int retry = 0;
        while (t < text.length()) {
            int next = p < pattern.length() ? matchedOne(pattern, p, text, t) : -1;
            if (p < pattern.length() && pattern.charAt(p) == ANY) {
                afterAny = ++p;
                retry = t;
            } else if (next >= 0) {
                t = next;
                p += isEscape(pattern, p) ? 2 : 1;
            } else if (afterAny >= 0) {
                p = afterAny;
                retry = text.offsetByCodePoints(retry, 1);
                t = retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == ANY) {
            p++;
        }
        return p == pattern.length();
    }

    /**
     * Returns the position in the text after the match of the token at {@code p}, or -1 if the token does not match.
     */
    private static int matchedOne(String pattern, int p, String text, int t) {
        char c = pattern.charAt(p);
        if (c == ONE) {
            return text.offsetByCodePoints(t, 1);
        }
        char wanted = isEscape(pattern, p) ? pattern.charAt(p + 1) : c;
        return text.charAt(t) == wanted ? t + 1 : -1;
    }

    private static boolean isEscape(String pattern, int p) {
        return pattern.charAt(p) == ESCAPE;
    }
}

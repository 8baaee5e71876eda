package dev.runnel.type;

/**
 * Patterns of {@link TextOp#LIKE} as statements hold them: {@code %} stands for any text, {@code _} for one code point, and
 * {@code !} before one of the three for that character itself.
 */
public final class LikePattern {
    public static final char ANY = '%';
    public static final char ONE = '_';
    public static final char ESCAPE = '!';

    private LikePattern() {}

    /** Whether the character is more than itself in a pattern. */
    public static boolean isSpecial(char c) {
        return c == ANY || c == ONE || c == ESCAPE;
    }

    /** The pattern that stands for exactly this text. */
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

    /** Whether the whole text is one that the pattern stands for. */
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

    /** Where the text goes on after what the one token at {@code p} takes, or -1 where it does not fit. */
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

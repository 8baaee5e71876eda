package dev.runnel.type;

/** How a present text matches another. Case counts, and characters are only themselves, except in the pattern of {@link #LIKE}. */
public enum TextOp {
    STARTS_WITH("starts with") {
        @Override
        public boolean holds(String text, String pattern) {
            return text.startsWith(pattern);
        }
    },
    CONTAINS("contains") {
        @Override
        public boolean holds(String text, String pattern) {
            return text.contains(pattern);
        }
    },
    ENDS_WITH("ends with") {
        @Override
        public boolean holds(String text, String pattern) {
            return text.endsWith(pattern);
        }
    },
    /** The whole text against a pattern with {@link Wildcards}. */
    LIKE("like") {
        @Override
        public boolean holds(String text, String pattern) {
            return Wildcards.matches(pattern, text);
        }
    };

    private final String words;

    TextOp(String words) {
        this.words = words;
    }

    /** For plans. */
    public String words() {
        return words;
    }

    /** Whether a present text matches. */
    public abstract boolean holds(String text, String pattern);
}

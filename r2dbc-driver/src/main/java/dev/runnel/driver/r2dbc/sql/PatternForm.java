package dev.runnel.driver.r2dbc.sql;

import dev.runnel.type.LikePattern;

/** A conversion of a bound text into a pattern of the database. */
public enum PatternForm {
    /** A pattern of LIKE with {@code ESCAPE '!'} that matches values with this prefix. */
    PREFIX {
        @Override
        public String of(String text) {
            return LikePattern.literal(text) + LikePattern.ANY;
        }
    },
    /** A pattern of LIKE with {@code ESCAPE '!'} that matches values that contain the text. */
    PART {
        @Override
        public String of(String text) {
            return LikePattern.ANY + LikePattern.literal(text) + LikePattern.ANY;
        }
    },
    /** A pattern of LIKE with {@code ESCAPE '!'} that matches values with this suffix. */
    SUFFIX {
        @Override
        public String of(String text) {
            return LikePattern.ANY + LikePattern.literal(text);
        }
    },
    /** A regular expression of Java for a pattern of LIKE. Its dot matches a code point. */
    REGEX {
        @Override
        public String of(String pattern) {
            StringBuilder regex = new StringBuilder("(?s)\\A");
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                if (c == LikePattern.ANY) {
                    regex.append(".*");
                } else if (c == LikePattern.ONE) {
                    regex.append('.');
                } else {
                    literal(regex, c == LikePattern.ESCAPE ? pattern.charAt(++i) : c);
                }
            }
            return regex.append("\\z").toString();
        }

        private void literal(StringBuilder regex, char c) {
            boolean plain = c > 127 || Character.isLetterOrDigit(c);
            regex.append(plain ? "" : "\\").append(c);
        }
    },
    /** A pattern of GLOB for a pattern of LIKE. */
    GLOB {
        @Override
        public String of(String pattern) {
            StringBuilder glob = new StringBuilder();
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                if (c == LikePattern.ANY) {
                    glob.append('*');
                } else if (c == LikePattern.ONE) {
                    glob.append('?');
                } else {
                    glob.append(globbed(String.valueOf(c == LikePattern.ESCAPE ? pattern.charAt(++i) : c)));
                }
            }
            return glob.toString();
        }
    };

    /** Returns the pattern of GLOB that matches exactly this text. */
    private static String globbed(String text) {
        return text.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]");
    }

    /** Returns the pattern to bind. */
    public abstract String of(String text);
}

package dev.runnel.driver.r2dbc.sql;

import dev.runnel.type.LikePattern;

/** How a bound text becomes a pattern of a database. */
public enum PatternForm {
    /** Of LIKE with {@code ESCAPE '!'}: what begins with the text. */
    PREFIX {
        @Override
        public String of(String text) {
            return LikePattern.literal(text) + LikePattern.ANY;
        }
    },
    /** Of LIKE with {@code ESCAPE '!'}: what has the text in it. */
    PART {
        @Override
        public String of(String text) {
            return LikePattern.ANY + LikePattern.literal(text) + LikePattern.ANY;
        }
    },
    /** Of LIKE with {@code ESCAPE '!'}: what ends with the text. */
    SUFFIX {
        @Override
        public String of(String text) {
            return LikePattern.ANY + LikePattern.literal(text);
        }
    },
    /** A regular expression of Java for a pattern of LIKE: its dot is a code point. */
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
    /** Of GLOB for a pattern of LIKE. */
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

    /** A text that GLOB takes for itself. */
    private static String globbed(String text) {
        return text.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]");
    }

    /** The pattern to bind. */
    public abstract String of(String text);
}

package dev.runnel.type;

import java.util.Locale;

/** Upper or lower case by Unicode's rules without a language, as {@code String.toUpperCase(Locale.ROOT)} has it. */
public enum LetterCase {
    UPPER {
        @Override
        public String of(String text) {
            return text.toUpperCase(Locale.ROOT);
        }
    },
    LOWER {
        @Override
        public String of(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    };

    /** The text in this case. */
    public abstract String of(String text);
}

package dev.runnel.type;

import java.util.function.IntUnaryOperator;

/**
 * Upper or lower case by Unicode's simple mapping: each code point becomes one code point, whatever stands beside it and in every language. The German
 * sharp s, which has no such upper case, stays.
 */
public enum LetterCase {
    UPPER(Character::toUpperCase),
    LOWER(Character::toLowerCase);

    private final IntUnaryOperator mapping;

    LetterCase(IntUnaryOperator mapping) {
        this.mapping = mapping;
    }

    /** The text in this case. */
    public String of(String text) {
        return text.codePoints()
                .map(mapping)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

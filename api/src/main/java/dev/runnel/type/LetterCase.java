package dev.runnel.type;

import java.util.function.IntUnaryOperator;

/**
 * Upper or lower case by Unicode's simple mapping. Each code point is mapped to one code point, independent of its
 * neighbours and of any language. The German sharp s has no such upper case and is unchanged.
 */
public enum LetterCase {
    /** Upper case. */
    UPPER(Character::toUpperCase),
    /** Lower case. */
    LOWER(Character::toLowerCase);

    private final IntUnaryOperator mapping;

    LetterCase(IntUnaryOperator mapping) {
        this.mapping = mapping;
    }

    /** Returns the text in this case. */
    public String of(String text) {
        return text.codePoints()
                .map(mapping)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

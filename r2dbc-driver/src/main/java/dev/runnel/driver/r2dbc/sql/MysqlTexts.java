package dev.runnel.driver.r2dbc.sql;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Texts that the dialect of MySQL and MariaDB writes, and that errors are known by. */
public final class MysqlTexts {
    /** A power that is out of range is that of a quotient by zero. */
    public static final String ZERO = "3141";

    /** Another one is that of a value that its field does not hold. */
    static final String TOO_MUCH = "2718";

    /** Letters that have several in upper case. */
    static final List<Replacement> UPPER = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(letter -> letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE)
            .mapToObj(Character::toString)
            .filter(letter -> upper(letter).codePointCount(0, upper(letter).length()) > 1)
            .map(letter -> new Replacement(letter, upper(letter)))
            .toList();

    /** The one letter that has two in lower case. */
    static final List<Replacement> LOWER = List.of(new Replacement("\u0130", "i\u0307"));

    /** The last sigma of a word, behind what is not its first letter. */
    static final String FINAL_SIGMA = "'(\\\\p{L}\\\\p{M}*)\u03A3(?!\\\\p{M}*\\\\p{L})'";

    static final String SIGMA = "\u03C2";

    record Replacement(String from, String to) {}

    private MysqlTexts() {}

    private static String upper(String letter) {
        return letter.toUpperCase(Locale.ROOT);
    }
}

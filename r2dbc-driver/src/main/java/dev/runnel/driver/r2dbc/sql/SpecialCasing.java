package dev.runnel.driver.r2dbc.sql;

/**
 * Letters whose other case in Unicode's full mapping is several letters, or depends on adjacent letters. Greek letters with several
 * diacritics are left out, so that the SQL stays short.
 */
final class SpecialCasing {
    /** Letters whose upper case is several letters, for example the German sharp s and ligatures. */
    static final String EXPANDED = "\u00DF\u0149\u01F0\u0390\u03B0\u0587\u1E96\u1E97\u1E98\u1E99\u1E9A\uFB00"
            + "\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06\uFB13\uFB14\uFB15\uFB16\uFB17";

    /** Code points that no text contains. They replace {@link #EXPANDED} while the other letters are converted to upper case. */
    static final String PLACEHOLDERS = "\uFDD0\uFDD1\uFDD2\uFDD3\uFDD4\uFDD5\uFDD6\uFDD7\uFDD8\uFDD9\uFDDA\uFDDB"
            + "\uFDDC\uFDDD\uFDDE\uFDDF\uFDE0\uFDE1\uFDE2\uFDE3\uFDE4\uFDE5\uFDE6";

    /** The dotted I, and sigma, whose lower case at the end of a word is different. */
    static final String UPPER = "\u0130\u03A3";

    /** The lower case of {@link #UPPER}. */
    static final String LOWER = "i\u03C3";

    private SpecialCasing() {}
}

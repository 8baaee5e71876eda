package dev.runnel.schema;

import java.util.Locale;

/**
 * The limits of identifiers in a database.
 *
 * @param bytes the maximum length of a name, in bytes of UTF-8
 * @param schemas whether the database has schemas; otherwise the name of the schema is a part of the table's name
 * @param caseInsensitive whether names that differ only in the case of ASCII letters are equal
 * @param bmpOnly whether a name contains only characters of Unicode's basic plane, and no space or line break at its
 *     end
 * @param reserved the beginning of names that the database reserves; empty for none
 */
public record IdentifierLimits(int bytes, boolean schemas, boolean caseInsensitive, boolean bmpOnly, String reserved) {
    private static final String SPACES = " \t\n\u000B\f\r";

    /** No limits, with schemas. */
    public static final IdentifierLimits NONE = new IdentifierLimits(Integer.MAX_VALUE, true);

    /** Creates limits with case-sensitive names of any characters. */
    public IdentifierLimits(int bytes, boolean schemas) {
        this(bytes, schemas, false, false, "");
    }

    /** Returns whether a name contains only characters that names can contain, at positions where they can stand. */
    public boolean allows(String name) {
        return !bmpOnly
                || (name.isEmpty() || SPACES.indexOf(name.charAt(name.length() - 1)) < 0)
                        && name.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    /** Returns the same text for equal names. */
    String key(String name) {
        if (!caseInsensitive) {
            return name;
        }
        StringBuilder key = new StringBuilder(name);
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                key.setCharAt(i, (char) (c + 'a' - 'A'));
            }
        }
        return key.toString();
    }

    /** Returns whether the database reserves the name. */
    boolean isReserved(String name) {
        return !reserved.isEmpty() && name.toLowerCase(Locale.ROOT).startsWith(reserved);
    }
}

package dev.runnel.schema;

import java.util.Locale;

/**
 * What a database can call things.
 *
 * @param bytes the most bytes of a name in UTF-8
 * @param schemas whether tables lie in schemas; otherwise the name of the schema is a part of that of the table
 * @param caseInsensitive whether names that differ only in the case of letters of ASCII are one name
 * @param bmpOnly whether no name has a character outside of Unicode's basic plane, or a space or the end of a line at its end
 * @param reserved how the names of its own tables begin; empty if nothing is kept so
 */
public record IdentifierLimits(int bytes, boolean schemas, boolean caseInsensitive, boolean bmpOnly, String reserved) {
    private static final String SPACES = " \t\n\u000B\f\r";

    /** No limit that a model would meet, and schemas. */
    public static final IdentifierLimits NONE = new IdentifierLimits(Integer.MAX_VALUE, true);

    /** Names as they are written. */
    public IdentifierLimits(int bytes, boolean schemas) {
        this(bytes, schemas, false, false, "");
    }

    /** Whether a name has only characters that names can have, where they can. */
    public boolean allows(String name) {
        return !bmpOnly
                || (name.isEmpty() || SPACES.indexOf(name.charAt(name.length() - 1)) < 0)
                        && name.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    /** The same text for names that are one. */
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

    /** Whether nothing of a user's can be called so. */
    boolean isReserved(String name) {
        return !reserved.isEmpty() && name.toLowerCase(Locale.ROOT).startsWith(reserved);
    }
}

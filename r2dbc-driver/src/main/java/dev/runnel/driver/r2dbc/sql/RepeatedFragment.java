package dev.runnel.driver.r2dbc.sql;

/**
 * A fragment of a statement that is sent once for each row or each element of a list, separated by commas.
 *
 * @param from the position of its first character
 * @param to the position after its last character
 * @param firstBind the index of its first parameter
 * @param binds the number of its parameters
 * @param empty the SQL that replaces the fragment if there is no row or element
 */
public record RepeatedFragment(int from, int to, int firstBind, int binds, String empty) {
    private static final String SEPARATOR = ", ";

    /** Returns the fragment in SQL with {@code characters} more characters before it. */
    RepeatedFragment movedBy(int characters) {
        return new RepeatedFragment(from + characters, to + characters, firstBind, binds, empty);
    }

    /** Returns the number of characters of the repeated fragment, at most. */
    long length(int times) {
        return times == 0 ? empty.length() : (long) times * (to - from + SEPARATOR.length());
    }

    /** Appends the fragment of {@code text} {@code times} times. */
    void expand(StringBuilder into, String text, int times) {
        if (times == 0) {
            into.append(empty);
        }
        for (int i = 0; i < times; i++) {
            into.append(i > 0 ? SEPARATOR : "").append(text, from, to);
        }
    }
}

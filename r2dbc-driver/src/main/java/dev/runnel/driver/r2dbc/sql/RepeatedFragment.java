package dev.runnel.driver.r2dbc.sql;

/**
 * A part of a text that is sent once for each row, or each element of a list, with commas between.
 *
 * @param from where it begins
 * @param to where it ends
 * @param firstBind the first parameter inside
 * @param binds how many are inside
 * @param empty what stands instead where there is none
 */
public record RepeatedFragment(int from, int to, int firstBind, int binds, String empty) {
    private static final String SEPARATOR = ", ";

    /** The same behind more text. */
    RepeatedFragment movedBy(int characters) {
        return new RepeatedFragment(from + characters, to + characters, firstBind, binds, empty);
    }

    /** Appends the part of a text as often as that. */
    void expand(StringBuilder into, String text, int times) {
        if (times == 0) {
            into.append(empty);
        }
        for (int i = 0; i < times; i++) {
            into.append(i > 0 ? SEPARATOR : "").append(text, from, to);
        }
    }
}

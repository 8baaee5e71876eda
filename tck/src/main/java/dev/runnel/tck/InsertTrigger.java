package dev.runnel.tck;

/** A trigger that runs before each row that is inserted into a table. */
public enum InsertTrigger {
    /** The trigger writes the text of a column in upper case. */
    UPPER_CASE,
    /** The trigger discards the row, and the statement does not fail. */
    DISCARD,
    /** The trigger adds 1,000 to an even number in a column, which is a generated key. */
    CHANGE_KEY
}

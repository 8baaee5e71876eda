package dev.runnel.stmt;

/** The rows that the filter of a write must match. A missing row is {@code NotFoundException}, and then nothing is written. */
public enum RequiredRows {
    /** Any number of rows. */
    ANY,
    /** One row: the filter begins with a comparison of each field of the key with a value. */
    ONE,
    /** A row for each key: the filter begins with a list of keys, without duplicates. */
    EACH;

    /** Returns {@link #ONE} for a write of one row by its key, otherwise {@link #ANY}. */
    public static RequiredRows one(boolean single) {
        return single ? ONE : ANY;
    }
}

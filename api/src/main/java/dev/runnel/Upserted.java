package dev.runnel;

/**
 * The row of an upsert, and what the statement did.
 *
 * @param outcome what the statement did
 * @param row the row after the statement; one that was kept is read
 */
public record Upserted<M>(Outcome outcome, M row) {
    /** The effect of an upsert. */
    public enum Outcome {
        /** The row did not exist and was created. */
        CREATED,
        /** The row existed and was updated. */
        UPDATED,
        /** The row existed and was not changed. */
        KEPT
    }
}

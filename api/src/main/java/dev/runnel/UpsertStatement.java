package dev.runnel;

/**
 * A statement that creates a row, or updates or reads the existing row, and returns its record. Immutable.
 *
 * @param <M> the model
 */
public interface UpsertStatement<M> extends Statement<M> {
    /** Returns a statement that does the same, and returns the row together with what the statement did. It is never empty. */
    Statement<Upserted<M>> withOutcome();
}

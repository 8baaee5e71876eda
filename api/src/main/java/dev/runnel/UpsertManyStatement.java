package dev.runnel;

import java.util.List;

/**
 * A statement that creates rows, or updates or reads the existing rows, and returns their records in the order of its list. Immutable.
 *
 * @param <M> the model
 */
public interface UpsertManyStatement<M> extends Statement<List<M>> {
    /**
     * Returns a statement that does the same, and returns each row together with what the statement did to it, in the order of the list. It has an
     * element for each row of the list.
     */
    Statement<List<Upserted<M>>> withOutcome();
}

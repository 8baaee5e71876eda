package dev.runnel;

/**
 * A statement that inserts rows and returns their records. The records consist of the values that were sent; the database returns the columns
 * whose values it computes, generates, or does not store exactly. Immutable.
 *
 * @param <R> a record or a list of records
 */
public interface InsertStatement<R> extends Statement<R> {
    /**
     * Returns a statement that inserts the same rows, and whose records consist of the columns that the database returns: all columns of
     * all rows, those of nested rows included. For tables whose rows a trigger changes.
     */
    Statement<R> returning();
}

package dev.runnel;

/**
 * The columns of the rows of a statement, and the record of each row: {@code ROW} of a companion that the processor generates for a record with
 * {@link dev.runnel.model.Projection}.
 *
 * @param <T> the record
 */
public interface RowMapping<T> {}

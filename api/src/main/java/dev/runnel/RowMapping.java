package dev.runnel;

/**
 * The columns of the rows of a statement, and the record of each row: {@code ROW} of a companion that the processor generates for a record with
 * {@link dev.runnel.model.Projection}. The rows are those of SQL ({@link SqlQuery#as}) or of a query ({@link Projectable#selectInto(RowMapping,
 * java.util.function.BiFunction)}).
 *
 * @param <T> the record
 * @param <S> the first step, which takes the value of the first component
 */
public interface RowMapping<T, S> {}

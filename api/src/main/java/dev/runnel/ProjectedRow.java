package dev.runnel;

/**
 * The values of a record with {@link dev.runnel.model.Projection} that a query selects, one for each component: the last step of
 * {@link Projectable#selectInto(RowMapping, java.util.function.BiFunction)}.
 *
 * @param <T> the record
 */
public interface ProjectedRow<T> {}

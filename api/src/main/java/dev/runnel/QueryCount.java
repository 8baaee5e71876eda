package dev.runnel;

/**
 * The number of rows of a query: a statement, and a value of other statements. See {@link QueryAggregate}.
 *
 * <p>As a value it is {@code InvalidStatementException(AGGREGATE_WITH_LIMIT)} when the query has a limit or an offset.
 */
public interface QueryCount extends CountExpr<Object>, Statement<Long> {}

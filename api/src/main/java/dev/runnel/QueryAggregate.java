package dev.runnel;

/**
 * An aggregate of a query: a statement, and a value of other statements. As a value it stands in conditions, orders, selections and updates of any
 * model, and its query may reference fields of the outer query.
 *
 * <pre>{@code Products.filter(p -> p.price().gt(Products.all().avg(x -> x.price())))}</pre>
 *
 * @param <T> the Java type of the value
 * @param <R> the result of the statement: the value, or an {@code Optional} if the aggregate of no row is NULL
 */
public interface QueryAggregate<T, R> extends ComputedExpr<Object, T>, Statement<R> {}

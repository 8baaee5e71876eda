package dev.runnel.internal;

import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.StorageType;

/**
 * The hidden part of rows that are aggregated.
 *
 * @param <F> the fields of the rows
 */
public interface AggregatedRowsSource<F> {
    /** Returns the fields of a row; their paths start at {@code scope}. */
    F fieldsIn(LambdaScope scope);

    /** Returns the condition on a row, bound to its scope. */
    BoundExpr filter();

    /**
     * Returns the aggregate over the rows for which a condition is true.
     *
     * @param condition the condition on a row, bound to its scope
     * @param operand the aggregated expression, bound to the same scope; {@code true} to count the rows
     * @param storage the storage type of the result
     */
    BoundExpr aggregate(AggregateOp op, BoundExpr condition, BoundExpr operand, StorageType storage);
}

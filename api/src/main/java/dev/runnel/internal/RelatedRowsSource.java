package dev.runnel.internal;

import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.RelationRef;

/**
 * The hidden part of rows of a has-many relation that are aggregated.
 *
 * @param <F> the fields of the related model
 */
public interface RelatedRowsSource<F> {
    /** Returns the relation. */
    RelationRef reference();

    /** Returns the fields of a related row; their paths start at {@code scope}. */
    F fieldsIn(LambdaScope scope);

    /** Returns the condition on a related row, bound to its scope. */
    BoundExpr filter();
}

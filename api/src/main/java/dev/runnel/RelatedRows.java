package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.RelatedRowsSource;
import dev.runnel.type.AggregateOp;
import java.util.function.Function;

/**
 * The rows of a has-many relation, or a part of them, as the operand of aggregates. An aggregate stands in conditions, orders and selections
 * of the row that has the relation. Several aggregates of one statement do not multiply each other. NULL is left out.
 *
 * <pre>{@code
 * Users.filter(u -> u.todos().where(t -> t.done().eq(false)).count().gt(3))
 *         .orderBy(u -> u.todos().sum(t -> t.hours()).desc());
 * }</pre>
 *
 * @param <M> the model that the path starts at
 * @param <C> the related model
 * @param <F> the fields of the related model
 */
public interface RelatedRows<M, C, F> {
    /** Returns the rows for which the condition is true, in addition to earlier conditions. */
    default RelatedRows<M, C, F> where(Function<? super F, Condition<C>> condition) {
        return FilteredRelatedRows.of(source(this), condition);
    }

    /** Returns the number of rows. */
    default CountExpr<M> count() {
        return new RelatedCount<>(AggregateExprs.count(source(this)));
    }

    /** Returns the number of different values of an expression; 0 for no value. */
    default CountExpr<M> countDistinct(Function<? super F, ? extends Expr<C, ?>> value) {
        RelatedRowsSource<F> rows = source(this);
        return new RelatedCount<>(AggregateExprs.related(rows, value, AggregateExprs::countDistinct));
    }

    /**
     * Returns the sum of an expression over the rows; 0 for no value. The type of the sum is that of {@link Query#sum(Function)}.
     *
     * @throws dev.runnel.error.InvalidStatementException when the expression is neither a number nor stored in 64 bits or as a decimal
     */
    default <S> ComputedAdditive<M, S> sum(Function<? super F, ? extends SummableExpr<C, S>> value) {
        RelatedRowsSource<F> rows = source(this);
        return new ComputedExprs.Additive<>(AggregateExprs.related(rows, value, AggregateExprs::wideSum));
    }

    /**
     * Returns the mean of an expression over the rows; NULL for no value. The type of the mean is that of {@link Query#avg(Function)}.
     */
    default <A> ComputedExpr<M, A> avg(Function<? super F, ? extends AverageableExpr<C, A>> value) {
        RelatedRowsSource<F> rows = source(this);
        return new ComputedExprs.Ordered<>(AggregateExprs.related(rows, value, AggregateExprs::avg));
    }

    /** Returns the least value of an expression over the rows; NULL for no value. */
    default <T> ComputedExpr<M, T> min(Function<? super F, ? extends OrderedExpr<C, T>> value) {
        RelatedRowsSource<F> rows = source(this);
        return new ComputedExprs.Ordered<>(
                AggregateExprs.related(rows, value, expr -> AggregateExprs.extreme(AggregateOp.MIN, expr)));
    }

    /** Returns the greatest value of an expression over the rows; NULL for no value. */
    default <T> ComputedExpr<M, T> max(Function<? super F, ? extends OrderedExpr<C, T>> value) {
        RelatedRowsSource<F> rows = source(this);
        return new ComputedExprs.Ordered<>(
                AggregateExprs.related(rows, value, expr -> AggregateExprs.extreme(AggregateOp.MAX, expr)));
    }

    /** The hidden part of the rows. */
    @SuppressWarnings("unchecked")
    private static <F> RelatedRowsSource<F> source(RelatedRows<?, ?, F> rows) {
        return StatementParts.part(rows, RelatedRowsSource.class);
    }
}

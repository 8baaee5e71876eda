package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.AggregatedRowsSource;
import dev.runnel.type.AggregateOp;
import java.util.function.Function;

/**
 * The rows of a has-many relation or of a {@link Group}, or a part of them, as the operand of aggregates. The aggregates of a relation stand in
 * conditions, orders and selections of the row that has the relation; those of a group stand in those of the groups. Several aggregates of one
 * statement do not multiply each other. NULL is left out.
 *
 * <pre>{@code
 * Users.filter(u -> u.todos().where(t -> t.done().eq(false)).count().gt(3))
 *         .orderBy(u -> u.todos().sum(t -> t.hours()).desc());
 * }</pre>
 *
 * @param <M> the model that the aggregates start at
 * @param <C> the model of the rows
 * @param <F> the fields of the rows
 */
public interface AggregatedRows<M, C, F> {
    /** Returns the rows for which the condition is true, in addition to earlier conditions. */
    default AggregatedRows<M, C, F> where(Function<? super F, Condition<C>> condition) {
        return FilteredRows.of(source(this), condition);
    }

    /** Returns the number of rows. */
    default CountExpr<M> count() {
        return new RowCount<>(AggregateExprs.count(source(this)));
    }

    /** Returns the number of different values of an expression; 0 for no value. */
    default CountExpr<M> countDistinct(Function<? super F, ? extends Expr<C, ?>> value) {
        AggregatedRowsSource<F> rows = source(this);
        return new RowCount<>(AggregateExprs.over(rows, value, AggregateExprs::countDistinct));
    }

    /**
     * Returns the sum of an expression over the rows; 0 for no value. The type of the sum is that of {@link Query#sum(Function)}.
     *
     * @throws dev.runnel.error.InvalidStatementException when the expression is neither a number nor stored in 64 bits or as a decimal
     */
    default <S> ComputedAdditive<M, S> sum(Function<? super F, ? extends SummableExpr<C, S>> value) {
        AggregatedRowsSource<F> rows = source(this);
        return new ComputedExprs.Additive<>(AggregateExprs.over(rows, value, AggregateExprs::wideSum));
    }

    /**
     * Returns the mean of an expression over the rows; NULL for no value. The type of the mean is that of {@link Query#avg(Function)}.
     */
    default <A> ComputedExpr<M, A> avg(Function<? super F, ? extends AverageableExpr<C, A>> value) {
        AggregatedRowsSource<F> rows = source(this);
        return new ComputedExprs.Ordered<>(AggregateExprs.over(rows, value, AggregateExprs::avg));
    }

    /** Returns the least value of an expression over the rows; NULL for no value. */
    default <T> ComputedExpr<M, T> min(Function<? super F, ? extends OrderedExpr<C, T>> value) {
        AggregatedRowsSource<F> rows = source(this);
        return new ComputedExprs.Ordered<>(
                AggregateExprs.over(rows, value, expr -> AggregateExprs.extreme(AggregateOp.MIN, expr)));
    }

    /** Returns the greatest value of an expression over the rows; NULL for no value. */
    default <T> ComputedExpr<M, T> max(Function<? super F, ? extends OrderedExpr<C, T>> value) {
        AggregatedRowsSource<F> rows = source(this);
        return new ComputedExprs.Ordered<>(
                AggregateExprs.over(rows, value, expr -> AggregateExprs.extreme(AggregateOp.MAX, expr)));
    }

    /** The hidden part of the rows. */
    @SuppressWarnings("unchecked")
    private static <F> AggregatedRowsSource<F> source(AggregatedRows<?, ?, F> rows) {
        return StatementParts.part(rows, AggregatedRowsSource.class);
    }
}

package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.AggregatedRowsSource;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.StorageType;
import java.util.function.Function;

/** The rows of a has-many relation or of a group for which a condition is true. */
record FilteredRows<M, C, F>(AggregatedRowsSource<F> rows, BoundExpr filter)
        implements AggregatedRows<M, C, F>, AggregatedRowsSource<F> {

    static <M, C, F> FilteredRows<M, C, F> of(
            AggregatedRowsSource<F> rows, Function<? super F, Condition<C>> condition) {
        LambdaScope scope = new LambdaScope();
        BoundExpr fragment = StatementParts.condition(condition.apply(rows.fieldsIn(scope)));
        ModelExpr bound = ModelExprs.bindScope(fragment.shape(), scope);
        BoundExpr before = rows.filter();
        return new FilteredRows<>(
                rows,
                new BoundExpr(
                        before.shape() == ModelExpr.ValueExpr.TRUE ? bound : ModelExprs.and(before.shape(), bound),
                        BoundExpr.join(before.values(), fragment.values())));
    }

    @Override
    public F fieldsIn(LambdaScope scope) {
        return rows.fieldsIn(scope);
    }

    @Override
    public BoundExpr aggregate(AggregateOp op, BoundExpr condition, BoundExpr operand, StorageType storage) {
        return rows.aggregate(op, condition, operand, storage);
    }
}

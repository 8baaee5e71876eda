package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.RelatedRowsSource;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.RelationRef;
import java.util.function.Function;

/** The rows of a has-many relation for which a condition is true. */
record FilteredRelatedRows<M, C, F>(RelatedRowsSource<F> rows, BoundExpr filter)
        implements RelatedRows<M, C, F>, RelatedRowsSource<F> {

    static <M, C, F> FilteredRelatedRows<M, C, F> of(
            RelatedRowsSource<F> rows, Function<? super F, Condition<C>> condition) {
        LambdaScope scope = new LambdaScope();
        BoundExpr fragment = StatementParts.condition(condition.apply(rows.fieldsIn(scope)));
        ModelExpr bound = ModelExprs.bindScope(fragment.shape(), scope);
        BoundExpr before = rows.filter();
        return new FilteredRelatedRows<>(
                rows,
                new BoundExpr(
                        before.shape() == ModelExpr.ValueExpr.TRUE ? bound : ModelExprs.and(before.shape(), bound),
                        BoundExpr.join(before.values(), fragment.values())));
    }

    @Override
    public RelationRef reference() {
        return rows.reference();
    }

    @Override
    public F fieldsIn(LambdaScope scope) {
        return rows.fieldsIn(scope);
    }
}

package dev.runnel;

import dev.runnel.internal.AggregatedRowsSource;
import dev.runnel.internal.QueryState;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Aggregate;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.StorageType;
import dev.runnel.type.Value;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of a group, and its keys. The type that the application sees has the number of keys.
 *
 * @param fields returns the fields of a row
 * @param keys the keys as expressions of a row
 */
record GroupedRows<M, F, A, B, C, D>(Function<LambdaScope, F> fields, List<BoundExpr> keys)
        implements Group.One<M, F, A>, Group.Four<M, F, A, B, C, D>, AggregatedRowsSource<F> {

    @Override
    public ComputedExpr<M, A> key() {
        return key(0);
    }

    @Override
    public ComputedExpr<M, A> key1() {
        return key(0);
    }

    @Override
    public ComputedExpr<M, B> key2() {
        return key(1);
    }

    @Override
    public ComputedExpr<M, C> key3() {
        return key(2);
    }

    @Override
    public ComputedExpr<M, D> key4() {
        return key(3);
    }

    private <T> ComputedExpr<M, T> key(int index) {
        ModelExpr key = QueryState.groupKey(index, keys.get(index).shape());
        return new ComputedExprs.Ordered<>(new BoundExpr(key));
    }

    @Override
    public F fieldsIn(LambdaScope scope) {
        return fields.apply(scope);
    }

    @Override
    public BoundExpr filter() {
        return new BoundExpr(ValueExpr.TRUE);
    }

    /** A row for which the condition is not true has NULL as its operand, which no aggregate counts. */
    @Override
    public BoundExpr aggregate(AggregateOp op, BoundExpr condition, BoundExpr operand, StorageType storage) {
        ModelExpr counted = operand.shape();
        if (condition.shape() != ValueExpr.TRUE) {
            ModelExpr nothing =
                    new ValueExpr(Value.Literal.nothing(counted.type().storage()));
            counted = new Call(
                    BuiltInFunctions.CASE,
                    List.of(condition.shape(), counted, nothing),
                    ModelExprs.mapping(counted).storageForm());
        }
        return new BoundExpr(new Aggregate(op, counted, storage), BoundExpr.join(condition.values(), operand.values()));
    }
}
